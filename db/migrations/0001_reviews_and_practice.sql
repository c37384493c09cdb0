CREATE TABLE `links` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`choices` text DEFAULT '{}' NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text,
	`revoked_at` text,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "links_kind" CHECK("kind" in ('report', 'calendar')),
	CONSTRAINT "links_choices" CHECK(json_valid("choices"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `links_token_hash_unique` ON `links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `answer_notes` (
	`question_key` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`question_key` text NOT NULL,
	`day` text NOT NULL,
	`answered_at` text NOT NULL,
	`grade` text NOT NULL,
	`mode` text NOT NULL,
	`points_made` text NOT NULL,
	`missing` text DEFAULT '' NOT NULL,
	`seconds` integer,
	`stuck_at` integer,
	`mock_id` integer,
	FOREIGN KEY (`mock_id`) REFERENCES `mocks`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "answers_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "answers_grade" CHECK("grade" in ('again', 'hard', 'good', 'easy')),
	CONSTRAINT "answers_mode" CHECK("mode" in ('drill', 'derivation', 'ladder', 'lightning', 'mock')),
	CONSTRAINT "answers_points_made" CHECK(json_type("points_made") = 'array'),
	CONSTRAINT "answers_seconds" CHECK("seconds" >= 0),
	CONSTRAINT "answers_stuck_at" CHECK("stuck_at" >= 1)
);
--> statement-breakpoint
CREATE INDEX `answers_question` ON `answers` (`question_key`);--> statement-breakpoint
CREATE INDEX `answers_day` ON `answers` (`day`);--> statement-breakpoint
CREATE TABLE `mock_clocks` (
	`mock_id` integer NOT NULL,
	`position` integer NOT NULL,
	`seconds_before` integer NOT NULL,
	`running_since` text,
	PRIMARY KEY(`mock_id`, `position`),
	CONSTRAINT "mock_clocks_seconds_before" CHECK("seconds_before" >= 0)
);
--> statement-breakpoint
CREATE TABLE `mock_rounds` (
	`mock_id` integer NOT NULL,
	`position` integer NOT NULL,
	`round_key` text NOT NULL,
	`minutes` integer NOT NULL,
	`question_keys` text NOT NULL,
	`finished_at` text,
	`seconds_used` integer,
	`notes` text DEFAULT '' NOT NULL,
	`notes_revision` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`mock_id`, `position`),
	FOREIGN KEY (`mock_id`) REFERENCES `mocks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mock_rounds_minutes" CHECK("minutes" between 1 and 480),
	CONSTRAINT "mock_rounds_question_keys" CHECK(json_type("question_keys") = 'array'),
	CONSTRAINT "mock_rounds_seconds_used" CHECK("seconds_used" >= 0)
);
--> statement-breakpoint
CREATE TABLE `mock_scores` (
	`mock_id` integer NOT NULL,
	`position` integer NOT NULL,
	`dimension` text NOT NULL,
	`score` integer NOT NULL,
	PRIMARY KEY(`mock_id`, `position`, `dimension`),
	FOREIGN KEY (`mock_id`) REFERENCES `mocks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mock_scores_score" CHECK("score" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE `mocks` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`format_key` text NOT NULL,
	`title` text NOT NULL,
	`seed` text NOT NULL,
	`partner` text DEFAULT '' NOT NULL,
	`task_id` integer,
	`day` text NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`takeaway` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "mocks_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE TABLE `own_questions` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`category` text NOT NULL,
	`form` text NOT NULL,
	`difficulty` integer NOT NULL,
	`seconds` integer NOT NULL,
	`prompt` text NOT NULL,
	`probing` text DEFAULT '' NOT NULL,
	`points` text NOT NULL,
	`pitfalls` text NOT NULL,
	`follow_ups` text NOT NULL,
	`phase` text DEFAULT '' NOT NULL,
	`tasks` text NOT NULL,
	`created_at` text NOT NULL,
	`archived_on` text,
	`revision` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "own_questions_form" CHECK("form" in ('explain', 'derive', 'code', 'design', 'story', 'lightning')),
	CONSTRAINT "own_questions_difficulty" CHECK("difficulty" between 1 and 3),
	CONSTRAINT "own_questions_seconds" CHECK("seconds" between 10 and 1800),
	CONSTRAINT "own_questions_points" CHECK(json_type("points") = 'array'),
	CONSTRAINT "own_questions_pitfalls" CHECK(json_type("pitfalls") = 'array'),
	CONSTRAINT "own_questions_follow_ups" CHECK(json_type("follow_ups") = 'array'),
	CONSTRAINT "own_questions_tasks" CHECK(json_type("tasks") = 'array'),
	CONSTRAINT "own_questions_archived_on" CHECK("archived_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_questions_key_unique` ON `own_questions` (`key`);--> statement-breakpoint
CREATE TABLE `report_choices` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`choices` text NOT NULL,
	CONSTRAINT "report_choices_choices" CHECK(json_valid("choices"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_choices_name_unique` ON `report_choices` (`name`);--> statement-breakpoint
CREATE TABLE `week_reviews` (
	`plan_id` integer NOT NULL,
	`week` integer NOT NULL,
	`confidence` integer,
	`proof` text DEFAULT '' NOT NULL,
	`intention` text DEFAULT '' NOT NULL,
	`closed_on` text,
	`closed_as` text,
	`revision` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `week`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "week_reviews_week" CHECK("week" between 1 and 105),
	CONSTRAINT "week_reviews_confidence" CHECK("confidence" between 1 and 5),
	CONSTRAINT "week_reviews_closed_on" CHECK("closed_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "week_reviews_closed_as" CHECK("closed_as" in ('done', 'dismissed')),
	CONSTRAINT "week_reviews_closed" CHECK(("closed_on" is null) = ("closed_as" is null))
);
--> statement-breakpoint
CREATE TABLE `focus_timer` (
	`id` integer PRIMARY KEY NOT NULL,
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`seconds_before` integer NOT NULL,
	`running_since` text,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "focus_timer_one_row" CHECK("id" = 1),
	CONSTRAINT "focus_timer_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "focus_timer_seconds_before" CHECK("seconds_before" >= 0)
);
--> statement-breakpoint
CREATE TABLE `spent_times` (
	`id` integer PRIMARY KEY NOT NULL,
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	`noted_at` text NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "spent_times_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "spent_times_minutes" CHECK("minutes" between 1 and 1440)
);
--> statement-breakpoint
CREATE INDEX `spent_times_task` ON `spent_times` (`task_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_reflections` (
	`plan_id` integer NOT NULL,
	`week` integer NOT NULL,
	`prompt` text DEFAULT 'free' NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `week`, `prompt`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reflections_prompt" CHECK("prompt" in ('free', 'went-well', 'got-in-the-way', 'do-differently')),
	CONSTRAINT "reflections_week" CHECK("week" between 1 and 105)
);
--> statement-breakpoint
INSERT INTO `__new_reflections`("plan_id", "week", "prompt", "text", "revision") SELECT "plan_id", "week", 'free', "text", "revision" FROM `reflections`;--> statement-breakpoint
DROP TABLE `reflections`;--> statement-breakpoint
ALTER TABLE `__new_reflections` RENAME TO `reflections`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`time_zone` text NOT NULL,
	`day_start_hour` integer NOT NULL,
	`theme` text NOT NULL,
	`week_start` integer DEFAULT 0 NOT NULL,
	`hour_cycle` text DEFAULT 'auto' NOT NULL,
	`locale` text DEFAULT 'en-GB' NOT NULL,
	`drill_minutes` integer DEFAULT 15 NOT NULL,
	`desired_retention` real DEFAULT 0.9 NOT NULL,
	`study_time` text,
	`active_plan_id` integer,
	FOREIGN KEY (`active_plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "settings_one_row" CHECK("id" = 1),
	CONSTRAINT "settings_day_start_hour" CHECK("day_start_hour" between 0 and 12),
	CONSTRAINT "settings_theme" CHECK("theme" in ('auto', 'light', 'dark')),
	CONSTRAINT "settings_week_start" CHECK("week_start" between 0 and 6),
	CONSTRAINT "settings_hour_cycle" CHECK("hour_cycle" in ('auto', '12', '24')),
	CONSTRAINT "settings_drill_minutes" CHECK("drill_minutes" between 0 and 240),
	CONSTRAINT "settings_desired_retention" CHECK("desired_retention" between 0.7 and 0.97),
	CONSTRAINT "settings_study_time" CHECK("study_time" glob '[0-2][0-9]:[0-5][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_settings`("id", "time_zone", "day_start_hour", "theme", "week_start", "hour_cycle", "locale", "drill_minutes", "desired_retention", "study_time", "active_plan_id") SELECT "id", "time_zone", "day_start_hour", "theme", "week_start", "hour_cycle", "locale", 15, 0.9, null, "active_plan_id" FROM `settings`;--> statement-breakpoint
DROP TABLE `settings`;--> statement-breakpoint
ALTER TABLE `__new_settings` RENAME TO `settings`;
--> statement-breakpoint
UPDATE `changed_rows` SET "before" = json_set("before", '$.prompt', 'free') WHERE "table_name" = 'reflections' AND "before" IS NOT NULL;--> statement-breakpoint
UPDATE `changed_rows` SET "after" = json_set("after", '$.prompt', 'free') WHERE "table_name" = 'reflections' AND "after" IS NOT NULL;
