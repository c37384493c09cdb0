CREATE TABLE `dismissals` (
	`plan_id` integer NOT NULL,
	`invitation` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`plan_id`, `invitation`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "dismissals_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE TABLE `replans` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`study_days_behind` real NOT NULL,
	`from_finish_on` text NOT NULL,
	`to_finish_on` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "replans_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "replans_study_days_behind" CHECK("study_days_behind" >= 0),
	CONSTRAINT "replans_from_finish_on" CHECK("from_finish_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "replans_to_finish_on" CHECK("to_finish_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `replans_plan` ON `replans` (`plan_id`);--> statement-breakpoint
CREATE TABLE `yardstick_days` (
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `day`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "yardstick_days_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "yardstick_days_minutes" CHECK("minutes" between 1 and 1440)
);
--> statement-breakpoint
CREATE TABLE `yardstick_sessions` (
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`task_id`, `day`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "yardstick_sessions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "yardstick_sessions_minutes" CHECK("minutes" > 0)
);
--> statement-breakpoint
ALTER TABLE `plans` ADD `rounds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_tasks` (
	`id` integer PRIMARY KEY NOT NULL,
	`phase_id` integer NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`weight` text NOT NULL,
	`essential` integer DEFAULT false NOT NULL,
	`evidence_kind` text NOT NULL,
	`serves` text DEFAULT '[]' NOT NULL,
	`origin` text DEFAULT 'roadmap' NOT NULL,
	`completed_on` text,
	`completed_at` text,
	`dropped_on` text,
	`drop_reason` text DEFAULT '' NOT NULL,
	`dropped_as` text DEFAULT 'dropped' NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`note_revision` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tasks_kind" CHECK("kind" in ('study', 'follow-along', 'hands-on', 'rehearsal')),
	CONSTRAINT "tasks_weight" CHECK("weight" in ('core', 'stretch')),
	CONSTRAINT "tasks_evidence_kind" CHECK("evidence_kind" in ('note', 'link', 'number', 'document')),
	CONSTRAINT "tasks_origin" CHECK("origin" in ('roadmap', 'own')),
	CONSTRAINT "tasks_minutes" CHECK("minutes" > 0),
	CONSTRAINT "tasks_completed_on" CHECK("completed_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "tasks_completion" CHECK(("completed_on" is null) = ("completed_at" is null)),
	CONSTRAINT "tasks_dropped_on" CHECK("dropped_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "tasks_dropped_as" CHECK("dropped_as" in ('dropped', 'known')),
	CONSTRAINT "tasks_serves" CHECK(json_type("serves") = 'array')
);
--> statement-breakpoint
INSERT INTO `__new_tasks`("id", "phase_id", "key", "position", "kind", "title", "minutes", "weight", "essential", "evidence_kind", "origin", "completed_on", "completed_at", "dropped_on", "drop_reason", "revision", "note", "note_revision") SELECT "id", "phase_id", "key", "position", "kind", "title", "minutes", "weight", "essential", "evidence_kind", "origin", "completed_on", "completed_at", "dropped_on", "drop_reason", "revision", "note", "note_revision" FROM `tasks`;--> statement-breakpoint
DROP TABLE `tasks`;--> statement-breakpoint
ALTER TABLE `__new_tasks` RENAME TO `tasks`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_key` ON `tasks` (`phase_id`,`key`);--> statement-breakpoint
INSERT INTO `yardstick_days`("plan_id", "day", "minutes") SELECT "plan_id", "day", "minutes" FROM `baseline_days`;--> statement-breakpoint
INSERT INTO `yardstick_sessions`("task_id", "day", "minutes") SELECT "task_id", "day", "minutes" FROM `baseline_sessions`;--> statement-breakpoint
INSERT INTO `changed_rows`("change_id", "table_name", "before", "after") SELECT "change_id", replace("table_name", 'baseline_', 'yardstick_'), "before", "after" FROM `changed_rows` WHERE "table_name" IN ('baseline_days', 'baseline_sessions') ORDER BY "id";
