CREATE TABLE `gone_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`image` text NOT NULL,
	`went_at` text NOT NULL,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "gone_rows_image" CHECK(json_valid("image"))
);
--> statement-breakpoint
CREATE INDEX `gone_rows_change` ON `gone_rows` (`change_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_focus_timer` (
	`id` integer PRIMARY KEY NOT NULL,
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`seconds_before` integer NOT NULL,
	`running_since` text,
	`away_seconds` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "focus_timer_one_row" CHECK("id" = 1),
	CONSTRAINT "focus_timer_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "focus_timer_seconds_before" CHECK("seconds_before" >= 0),
	CONSTRAINT "focus_timer_away_seconds" CHECK("away_seconds" >= 0)
);
--> statement-breakpoint
INSERT INTO `__new_focus_timer`("id", "task_id", "day", "seconds_before", "running_since") SELECT "id", "task_id", "day", "seconds_before", "running_since" FROM `focus_timer`;--> statement-breakpoint
DROP TABLE `focus_timer`;--> statement-breakpoint
ALTER TABLE `__new_focus_timer` RENAME TO `focus_timer`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE TABLE `__new_mock_clocks` (
	`mock_id` integer NOT NULL,
	`position` integer NOT NULL,
	`seconds_before` integer NOT NULL,
	`running_since` text,
	PRIMARY KEY(`mock_id`, `position`),
	FOREIGN KEY (`mock_id`) REFERENCES `mocks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mock_clocks_seconds_before" CHECK("seconds_before" >= 0)
);
--> statement-breakpoint
INSERT INTO `gone_rows`("change_id", "table_name", "image", "went_at") SELECT "changes"."id", 'mock_clocks', json_object('mock_id', "mock_id", 'position', "position", 'seconds_before', "seconds_before", 'running_since', "running_since"), coalesce("undone_at", "at") FROM `mock_clocks` JOIN `changes` ON "changes"."id" = coalesce((SELECT max("change_id") FROM `changed_rows` WHERE "table_name" = 'mocks' AND coalesce("before", "after") ->> 'id' = "mock_id" AND ("before" IS NULL) <> ("after" IS NULL)), (SELECT min("id") FROM `changes`)) WHERE "mock_id" NOT IN (SELECT "id" FROM `mocks`);--> statement-breakpoint
INSERT INTO `__new_mock_clocks`("mock_id", "position", "seconds_before", "running_since") SELECT "mock_id", "position", "seconds_before", "running_since" FROM `mock_clocks` WHERE "mock_id" IN (SELECT "id" FROM `mocks`);--> statement-breakpoint
DROP TABLE `mock_clocks`;--> statement-breakpoint
ALTER TABLE `__new_mock_clocks` RENAME TO `mock_clocks`;