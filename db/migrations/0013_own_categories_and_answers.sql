CREATE TABLE `own_categories` (
	`key` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_own_questions` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`category` text NOT NULL,
	`form` text NOT NULL,
	`difficulty` integer NOT NULL,
	`seconds` integer NOT NULL,
	`prompt` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`probing` text DEFAULT '' NOT NULL,
	`points` text NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`pitfalls` text NOT NULL,
	`follow_ups` text NOT NULL,
	`phase` text DEFAULT '' NOT NULL,
	`tasks` text NOT NULL,
	`tags` text DEFAULT '[]' NOT NULL,
	`origin` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`archived_on` text,
	`revision` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "own_questions_form" CHECK("form" in ('explain', 'derive', 'code', 'design', 'story', 'lightning', 'ask')),
	CONSTRAINT "own_questions_difficulty" CHECK("difficulty" between 1 and 3),
	CONSTRAINT "own_questions_seconds" CHECK("seconds" between 10 and 1800),
	CONSTRAINT "own_questions_points" CHECK(json_type("points") = 'array'),
	CONSTRAINT "own_questions_pitfalls" CHECK(json_type("pitfalls") = 'array'),
	CONSTRAINT "own_questions_follow_ups" CHECK(json_type("follow_ups") = 'array'),
	CONSTRAINT "own_questions_tasks" CHECK(json_type("tasks") = 'array'),
	CONSTRAINT "own_questions_tags" CHECK(json_type("tags") = 'array'),
	CONSTRAINT "own_questions_archived_on" CHECK("archived_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
--> statement-breakpoint
INSERT INTO `__new_own_questions`("id", "key", "category", "form", "difficulty", "seconds", "prompt", "probing", "points", "pitfalls", "follow_ups", "phase", "tasks", "created_at", "archived_on", "revision") SELECT "id", "key", "category", "form", "difficulty", "seconds", "prompt", "probing", "points", "pitfalls", "follow_ups", "phase", "tasks", "created_at", "archived_on", "revision" FROM `own_questions`;--> statement-breakpoint
DROP TABLE `own_questions`;--> statement-breakpoint
ALTER TABLE `__new_own_questions` RENAME TO `own_questions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `own_questions_key_unique` ON `own_questions` (`key`);