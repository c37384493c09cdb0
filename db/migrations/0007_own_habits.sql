CREATE TABLE `habit_notes` (
	`habit_id` integer NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`habit_id`, `day`),
	FOREIGN KEY (`habit_id`) REFERENCES `habits`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "habit_notes_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_habits` (
	`id` integer PRIMARY KEY NOT NULL,
	`phase_id` integer,
	`plan_id` integer,
	`key` text NOT NULL,
	`stretch` integer DEFAULT 1 NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`on_days_off` integer DEFAULT false NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`revision` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "habits_minutes" CHECK("minutes" between 1 and 1440),
	CONSTRAINT "habits_one_owner" CHECK(("phase_id" is null) <> ("plan_id" is null)),
	CONSTRAINT "habits_own_begins" CHECK("plan_id" is null or "starts_on" is not null),
	CONSTRAINT "habits_starts_on" CHECK("starts_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "habits_ends_on" CHECK("ends_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "habits_in_order" CHECK("starts_on" <= "ends_on")
);
--> statement-breakpoint
INSERT INTO `__new_habits`("id", "phase_id", "key", "position", "title", "minutes") SELECT "id", "phase_id", "key", "position", "title", "minutes" FROM `habits`;--> statement-breakpoint
DROP TABLE `habits`;--> statement-breakpoint
ALTER TABLE `__new_habits` RENAME TO `habits`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `habits_key` ON `habits` (`phase_id`,`key`,`stretch`);--> statement-breakpoint
CREATE UNIQUE INDEX `habits_own_key` ON `habits` (`plan_id`,`key`,`stretch`);--> statement-breakpoint
ALTER TABLE `settings` ADD `drill_on_days_off` integer DEFAULT false NOT NULL;