CREATE TABLE `own_resources` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`authors` text NOT NULL,
	`year` integer,
	`kind` text NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`part` text DEFAULT '' NOT NULL,
	`minutes` integer NOT NULL,
	`need` text NOT NULL,
	`tasks` text NOT NULL,
	`questions` text NOT NULL,
	`created_at` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "own_resources_kind" CHECK("kind" in ('paper', 'book', 'chapter', 'course', 'lecture', 'post', 'code', 'data')),
	CONSTRAINT "own_resources_need" CHECK("need" in ('must', 'pick', 'deeper')),
	CONSTRAINT "own_resources_minutes" CHECK("minutes" between 1 and 1200),
	CONSTRAINT "own_resources_authors" CHECK(json_type("authors") = 'array'),
	CONSTRAINT "own_resources_tasks" CHECK(json_type("tasks") = 'array'),
	CONSTRAINT "own_resources_questions" CHECK(json_type("questions") = 'array')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_resources_key_unique` ON `own_resources` (`key`);--> statement-breakpoint
CREATE TABLE `reading_notes` (
	`resource_key` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `readings` (
	`resource_key` text PRIMARY KEY NOT NULL,
	`read_on` text NOT NULL,
	`read_at` text NOT NULL,
	CONSTRAINT "readings_read_on" CHECK("read_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
