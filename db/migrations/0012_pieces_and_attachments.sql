CREATE TABLE `attachments` (
	`key` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`piece_key` text DEFAULT '' NOT NULL,
	`added_at` text NOT NULL,
	CONSTRAINT "attachments_bytes" CHECK("bytes" > 0)
);
--> statement-breakpoint
ALTER TABLE `pieces` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `pieces` ADD `is_shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `piece_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `attachment_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `is_off_track` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `tasks` SET `is_off_track` = true WHERE `dropped_on` IS NOT NULL AND `dropped_as` = 'dropped' AND `drop_reason` = 'Not on the track of this plan';
