CREATE TABLE `baseline_days` (
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `day`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "baseline_days_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "baseline_days_minutes" CHECK("minutes" between 1 and 1440)
);
--> statement-breakpoint
CREATE TABLE `baseline_sessions` (
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`task_id`, `day`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "baseline_sessions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "baseline_sessions_minutes" CHECK("minutes" > 0)
);
--> statement-breakpoint
CREATE TABLE `calendar_exceptions` (
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`plan_id`, `day`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "calendar_exceptions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "calendar_exceptions_minutes" CHECK("minutes" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE `changed_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `changed_rows_change` ON `changed_rows` (`change_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`on_day` text NOT NULL,
	`summary` text NOT NULL,
	`task_id` integer,
	`form_token` text,
	`undone_at` text,
	CONSTRAINT "changes_on_day" CHECK("on_day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_form_token_unique` ON `changes` (`form_token`);--> statement-breakpoint
CREATE INDEX `changes_task` ON `changes` (`task_id`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`task_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`location` text DEFAULT '' NOT NULL,
	`value` real,
	`left_on` text NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "evidence_kind" CHECK("kind" in ('note', 'link', 'number', 'document')),
	CONSTRAINT "evidence_value" CHECK(("value" is not null) = ("kind" = 'number')),
	CONSTRAINT "evidence_left_on" CHECK("left_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE INDEX `evidence_task` ON `evidence` (`task_id`);--> statement-breakpoint
CREATE TABLE `habit_completions` (
	`habit_id` integer NOT NULL,
	`day` text NOT NULL,
	`completed_at` text NOT NULL,
	PRIMARY KEY(`habit_id`, `day`),
	FOREIGN KEY (`habit_id`) REFERENCES `habits`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "habit_completions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE TABLE `habits` (
	`id` integer PRIMARY KEY NOT NULL,
	`phase_id` integer NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "habits_minutes" CHECK("minutes" between 1 and 1440)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `habits_key` ON `habits` (`phase_id`,`key`);--> statement-breakpoint
CREATE TABLE `logins` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `phases` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`goal` text NOT NULL,
	`outcome` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "phases_starts_on" CHECK("starts_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "phases_ends_on" CHECK("ends_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `phases_key` ON `phases` (`plan_id`,`key`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY NOT NULL,
	`roadmap_id` text NOT NULL,
	`title` text NOT NULL,
	`start_on` text NOT NULL,
	`finish_on` text NOT NULL,
	`weekday_minutes` text NOT NULL,
	`interview_on` text,
	`created_at` text NOT NULL,
	`archived_at` text,
	CONSTRAINT "plans_interview_on" CHECK("interview_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "plans_start_on" CHECK("start_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "plans_finish_on" CHECK("finish_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "plans_in_order" CHECK("start_on" <= "finish_on"),
	CONSTRAINT "plans_weekday_minutes" CHECK(json_array_length("weekday_minutes") = 7)
);
--> statement-breakpoint
CREATE TABLE `reflections` (
	`plan_id` integer NOT NULL,
	`week` integer NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `week`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reflections_week" CHECK("week" between 1 and 105)
);
--> statement-breakpoint
CREATE TABLE `roadmaps` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`yaml` text NOT NULL,
	`uploaded_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roadmaps_key_unique` ON `roadmaps` (`key`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`is_pinned` integer DEFAULT false NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`task_id`, `day`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sessions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "sessions_minutes" CHECK("minutes" > 0),
	CONSTRAINT "sessions_is_pinned" CHECK("is_pinned" in (0, 1))
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`time_zone` text NOT NULL,
	`day_start_hour` integer NOT NULL,
	`theme` text NOT NULL,
	`week_start` integer DEFAULT 0 NOT NULL,
	`hour_cycle` text DEFAULT 'auto' NOT NULL,
	`locale` text DEFAULT 'en-GB' NOT NULL,
	`active_plan_id` integer,
	FOREIGN KEY (`active_plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "settings_one_row" CHECK("id" = 1),
	CONSTRAINT "settings_day_start_hour" CHECK("day_start_hour" between 0 and 12),
	CONSTRAINT "settings_theme" CHECK("theme" in ('auto', 'light', 'dark')),
	CONSTRAINT "settings_week_start" CHECK("week_start" between 0 and 6),
	CONSTRAINT "settings_hour_cycle" CHECK("hour_cycle" in ('auto', '12', '24'))
);
--> statement-breakpoint
CREATE TABLE `steps` (
	`task_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`completed_on` text,
	`completed_at` text,
	PRIMARY KEY(`task_id`, `position`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "steps_completed_on" CHECK("completed_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "steps_completion" CHECK(("completed_on" is null) = ("completed_at" is null))
);
--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` integer PRIMARY KEY NOT NULL,
	`phase_id` integer NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`weight` text NOT NULL,
	`evidence_kind` text NOT NULL,
	`origin` text DEFAULT 'roadmap' NOT NULL,
	`completed_on` text,
	`completed_at` text,
	`dropped_on` text,
	`drop_reason` text DEFAULT '' NOT NULL,
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
	CONSTRAINT "tasks_dropped_on" CHECK("dropped_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_key` ON `tasks` (`phase_id`,`key`);