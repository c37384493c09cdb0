CREATE TABLE `piece_parts` (
	`piece_key` text NOT NULL,
	`part_key` text NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`piece_key`, `part_key`)
);
--> statement-breakpoint
CREATE TABLE `pieces` (
	`key` text PRIMARY KEY NOT NULL,
	`kind_key` text NOT NULL,
	`parent_key` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`title_revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`archived_on` text,
	CONSTRAINT "pieces_archived_on" CHECK("archived_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
