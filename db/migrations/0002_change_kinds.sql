ALTER TABLE `changes` ADD `kind` text DEFAULT 'told' NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `params` text DEFAULT '{}' NOT NULL;