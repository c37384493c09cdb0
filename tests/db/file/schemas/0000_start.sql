-- A database of the schema 0000_start with every table filled, as Daymark itself wrote it. Never edited.
PRAGMA application_id = 1148023403;
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE __drizzle_migrations (id integer primary key, hash text not null, created_at numeric);
INSERT INTO "__drizzle_migrations" VALUES(1,'9fbb61833efacc9527067af72fa802e420067062abf143f35a6a0fbd84215085',1795256320412);
CREATE TABLE `baseline_days` (
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `day`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "baseline_days_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "baseline_days_minutes" CHECK("minutes" between 1 and 1440)
);
INSERT INTO "baseline_days" VALUES(1,'2026-03-02',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-03',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-05',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-06',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-07',180);
INSERT INTO "baseline_days" VALUES(1,'2026-03-09',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-10',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-11',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-12',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-13',120);
INSERT INTO "baseline_days" VALUES(1,'2026-03-14',180);
CREATE TABLE `baseline_sessions` (
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`task_id`, `day`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "baseline_sessions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "baseline_sessions_minutes" CHECK("minutes" > 0)
);
INSERT INTO "baseline_sessions" VALUES(1,'2026-03-02',60);
INSERT INTO "baseline_sessions" VALUES(2,'2026-03-03',60);
INSERT INTO "baseline_sessions" VALUES(3,'2026-03-09',60);
INSERT INTO "baseline_sessions" VALUES(4,'2026-03-10',60);
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
INSERT INTO "calendar_exceptions" VALUES(1,'2026-03-04',0,'A wedding');
CREATE TABLE `changed_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE cascade
);
INSERT INTO "changed_rows" VALUES(1,1,'plans',NULL,'{"id":1,"roadmap_id":"sample","title":"Sample roadmap","start_on":"2026-03-02","finish_on":"2026-03-15","weekday_minutes":"[120,120,120,120,120,180,0]","interview_on":null,"created_at":"2026-03-04T09:00:00.000Z","archived_at":null}');
INSERT INTO "changed_rows" VALUES(2,1,'calendar_exceptions',NULL,'{"plan_id":1,"day":"2026-03-04","minutes":0,"reason":"A wedding"}');
INSERT INTO "changed_rows" VALUES(3,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-02","minutes":120}');
INSERT INTO "changed_rows" VALUES(4,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-03","minutes":120}');
INSERT INTO "changed_rows" VALUES(5,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-05","minutes":120}');
INSERT INTO "changed_rows" VALUES(6,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-06","minutes":120}');
INSERT INTO "changed_rows" VALUES(7,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-07","minutes":180}');
INSERT INTO "changed_rows" VALUES(8,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-09","minutes":120}');
INSERT INTO "changed_rows" VALUES(9,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-10","minutes":120}');
INSERT INTO "changed_rows" VALUES(10,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-11","minutes":120}');
INSERT INTO "changed_rows" VALUES(11,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-12","minutes":120}');
INSERT INTO "changed_rows" VALUES(12,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-13","minutes":120}');
INSERT INTO "changed_rows" VALUES(13,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-14","minutes":180}');
INSERT INTO "changed_rows" VALUES(14,1,'phases',NULL,'{"id":1,"plan_id":1,"key":"first","position":1,"title":"Phase 1","goal":"Know it","outcome":"Can tell it","starts_on":"2026-03-02","ends_on":"2026-03-08"}');
INSERT INTO "changed_rows" VALUES(15,1,'habits',NULL,'{"id":1,"phase_id":1,"key":"first-drill","position":1,"title":"Drill of first","minutes":20}');
INSERT INTO "changed_rows" VALUES(16,1,'tasks',NULL,'{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO "changed_rows" VALUES(17,1,'steps',NULL,'{"task_id":1,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(18,1,'steps',NULL,'{"task_id":1,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(19,1,'steps',NULL,'{"task_id":1,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(20,1,'tasks',NULL,'{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO "changed_rows" VALUES(21,1,'steps',NULL,'{"task_id":2,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(22,1,'steps',NULL,'{"task_id":2,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(23,1,'steps',NULL,'{"task_id":2,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(24,1,'phases',NULL,'{"id":2,"plan_id":1,"key":"second","position":2,"title":"Phase 2","goal":"Know it","outcome":"Can tell it","starts_on":"2026-03-09","ends_on":"2026-03-15"}');
INSERT INTO "changed_rows" VALUES(25,1,'habits',NULL,'{"id":2,"phase_id":2,"key":"second-drill","position":1,"title":"Drill of second","minutes":20}');
INSERT INTO "changed_rows" VALUES(26,1,'tasks',NULL,'{"id":3,"phase_id":2,"key":"task-3","position":1,"kind":"hands-on","title":"Task 3","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO "changed_rows" VALUES(27,1,'steps',NULL,'{"task_id":3,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(28,1,'steps',NULL,'{"task_id":3,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(29,1,'steps',NULL,'{"task_id":3,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(30,1,'tasks',NULL,'{"id":4,"phase_id":2,"key":"task-4","position":2,"kind":"hands-on","title":"Task 4","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO "changed_rows" VALUES(31,1,'steps',NULL,'{"task_id":4,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(32,1,'steps',NULL,'{"task_id":4,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(33,1,'steps',NULL,'{"task_id":4,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO "changed_rows" VALUES(34,1,'sessions',NULL,'{"task_id":1,"day":"2026-03-02","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO "changed_rows" VALUES(35,1,'baseline_sessions',NULL,'{"task_id":1,"day":"2026-03-02","minutes":60}');
INSERT INTO "changed_rows" VALUES(36,1,'sessions',NULL,'{"task_id":2,"day":"2026-03-03","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO "changed_rows" VALUES(37,1,'baseline_sessions',NULL,'{"task_id":2,"day":"2026-03-03","minutes":60}');
INSERT INTO "changed_rows" VALUES(38,1,'sessions',NULL,'{"task_id":3,"day":"2026-03-09","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO "changed_rows" VALUES(39,1,'baseline_sessions',NULL,'{"task_id":3,"day":"2026-03-09","minutes":60}');
INSERT INTO "changed_rows" VALUES(40,1,'sessions',NULL,'{"task_id":4,"day":"2026-03-10","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO "changed_rows" VALUES(41,1,'baseline_sessions',NULL,'{"task_id":4,"day":"2026-03-10","minutes":60}');
INSERT INTO "changed_rows" VALUES(42,1,'settings',NULL,'{"id":1,"time_zone":"UTC","day_start_hour":3,"theme":"auto","week_start":0,"hour_cycle":"auto","locale":"en-GB","active_plan_id":1}');
INSERT INTO "changed_rows" VALUES(43,2,'tasks','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO "changed_rows" VALUES(44,3,'steps','{"task_id":2,"position":1,"text":"Read","completed_on":null,"completed_at":null}','{"task_id":2,"position":1,"text":"Read","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO "changed_rows" VALUES(45,4,'habit_completions',NULL,'{"habit_id":1,"day":"2026-03-02","completed_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO "changed_rows" VALUES(46,5,'evidence',NULL,'{"id":1,"task_id":1,"kind":"number","text":"Accuracy","location":"","value":0.30000000000000004,"left_on":"2026-03-04"}');
INSERT INTO "changed_rows" VALUES(47,6,'tasks','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"It works | with “quotes”","note_revision":1}');
INSERT INTO "changed_rows" VALUES(48,7,'settings','{"id":1,"time_zone":"UTC","day_start_hour":3,"theme":"auto","week_start":0,"hour_cycle":"auto","locale":"en-GB","active_plan_id":1}','{"id":1,"time_zone":"UTC","day_start_hour":3,"theme":"dark","week_start":6,"hour_cycle":"auto","locale":"de-DE","active_plan_id":1}');
INSERT INTO "changed_rows" VALUES(49,8,'roadmaps',NULL,'{"id":1,"key":"own","title":"Own","yaml":"id: own","uploaded_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO "changed_rows" VALUES(50,9,'reflections',NULL,'{"plan_id":1,"week":1,"text":"A good week","revision":1}');
INSERT INTO "changed_rows" VALUES(51,10,'reflections','{"plan_id":1,"week":1,"text":"A good week","revision":1}','{"plan_id":1,"week":1,"text":"A very good week","revision":2}');
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
INSERT INTO "changes" VALUES(1,'2026-03-04T09:00:00.000Z','2026-03-04','Made the plan “Sample roadmap”',NULL,NULL,NULL);
INSERT INTO "changes" VALUES(2,'2026-03-04T09:00:00.000Z','2026-03-04','Finished “Task 1”',1,NULL,NULL);
INSERT INTO "changes" VALUES(3,'2026-03-04T09:00:00.000Z','2026-03-04','Ticked step 1 of “Task 2”',2,NULL,NULL);
INSERT INTO "changes" VALUES(4,'2026-03-04T09:00:00.000Z','2026-03-04','Kept “Drill of first” on 2 March 2026',NULL,NULL,NULL);
INSERT INTO "changes" VALUES(5,'2026-03-04T09:00:00.000Z','2026-03-04','Left evidence of “Task 1”',1,NULL,NULL);
INSERT INTO "changes" VALUES(6,'2026-03-04T09:00:00.000Z','2026-03-04','Wrote the note of “Task 1”',1,NULL,NULL);
INSERT INTO "changes" VALUES(7,'2026-03-04T09:00:00.000Z','2026-03-04','Changed the settings',NULL,NULL,NULL);
INSERT INTO "changes" VALUES(8,'2026-03-04T09:00:00.000Z','2026-03-04','Uploaded',NULL,NULL,NULL);
INSERT INTO "changes" VALUES(9,'2026-03-04T09:00:00.000Z','2026-03-04','Wrote the reflection on week 1',NULL,NULL,NULL);
INSERT INTO "changes" VALUES(10,'2026-03-04T09:30:00.000Z','2026-03-04','Wrote the reflection on week 1',NULL,NULL,NULL);
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
INSERT INTO "evidence" VALUES(1,1,'number','Accuracy','',3.00000000000000044408e-01,'2026-03-04');
CREATE TABLE `habit_completions` (
	`habit_id` integer NOT NULL,
	`day` text NOT NULL,
	`completed_at` text NOT NULL,
	PRIMARY KEY(`habit_id`, `day`),
	FOREIGN KEY (`habit_id`) REFERENCES `habits`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "habit_completions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO "habit_completions" VALUES(1,'2026-03-02','2026-03-04T09:00:00.000Z');
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
INSERT INTO "habits" VALUES(1,1,'first-drill',1,'Drill of first',20);
INSERT INTO "habits" VALUES(2,2,'second-drill',1,'Drill of second',20);
CREATE TABLE `logins` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
INSERT INTO "logins" VALUES('hash','2026-03-04T09:00:00.000Z','2026-03-04T10:00:00.000Z');
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
INSERT INTO "phases" VALUES(1,1,'first',1,'Phase 1','Know it','Can tell it','2026-03-02','2026-03-08');
INSERT INTO "phases" VALUES(2,1,'second',2,'Phase 2','Know it','Can tell it','2026-03-09','2026-03-15');
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
INSERT INTO "plans" VALUES(1,'sample','Sample roadmap','2026-03-02','2026-03-15','[120,120,120,120,120,180,0]',NULL,'2026-03-04T09:00:00.000Z',NULL);
CREATE TABLE `reflections` (
	`plan_id` integer NOT NULL,
	`week` integer NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `week`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "reflections_week" CHECK("week" between 1 and 105)
);
INSERT INTO "reflections" VALUES(1,1,'A very good week',2);
CREATE TABLE `roadmaps` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`yaml` text NOT NULL,
	`uploaded_at` text NOT NULL
);
INSERT INTO "roadmaps" VALUES(1,'own','Own','id: own','2026-03-04T09:00:00.000Z');
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
INSERT INTO "sessions" VALUES(1,'2026-03-02',60,0,0);
INSERT INTO "sessions" VALUES(2,'2026-03-03',60,0,0);
INSERT INTO "sessions" VALUES(3,'2026-03-09',60,0,0);
INSERT INTO "sessions" VALUES(4,'2026-03-10',60,0,0);
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
INSERT INTO "settings" VALUES(1,'UTC',3,'dark',6,'auto','de-DE',1);
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
INSERT INTO "steps" VALUES(1,1,'Read',NULL,NULL);
INSERT INTO "steps" VALUES(1,2,'Build',NULL,NULL);
INSERT INTO "steps" VALUES(1,3,'Explain',NULL,NULL);
INSERT INTO "steps" VALUES(2,1,'Read','2026-03-04','2026-03-04T09:00:00.000Z');
INSERT INTO "steps" VALUES(2,2,'Build',NULL,NULL);
INSERT INTO "steps" VALUES(2,3,'Explain',NULL,NULL);
INSERT INTO "steps" VALUES(3,1,'Read',NULL,NULL);
INSERT INTO "steps" VALUES(3,2,'Build',NULL,NULL);
INSERT INTO "steps" VALUES(3,3,'Explain',NULL,NULL);
INSERT INTO "steps" VALUES(4,1,'Read',NULL,NULL);
INSERT INTO "steps" VALUES(4,2,'Build',NULL,NULL);
INSERT INTO "steps" VALUES(4,3,'Explain',NULL,NULL);
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
INSERT INTO "tasks" VALUES(1,1,'task-1',1,'hands-on','Task 1',60,'core','note','roadmap','2026-03-04','2026-03-04T09:00:00.000Z',NULL,'',0,'It works | with “quotes”',1);
INSERT INTO "tasks" VALUES(2,1,'task-2',2,'hands-on','Task 2',60,'core','note','roadmap',NULL,NULL,NULL,'',0,'',0);
INSERT INTO "tasks" VALUES(3,2,'task-3',1,'hands-on','Task 3',60,'core','note','roadmap',NULL,NULL,NULL,'',0,'',0);
INSERT INTO "tasks" VALUES(4,2,'task-4',2,'hands-on','Task 4',60,'core','note','roadmap',NULL,NULL,NULL,'',0,'',0);
CREATE INDEX `changed_rows_change` ON `changed_rows` (`change_id`);
CREATE UNIQUE INDEX `changes_form_token_unique` ON `changes` (`form_token`);
CREATE INDEX `changes_task` ON `changes` (`task_id`);
CREATE INDEX `evidence_task` ON `evidence` (`task_id`);
CREATE UNIQUE INDEX `habits_key` ON `habits` (`phase_id`,`key`);
CREATE UNIQUE INDEX `phases_key` ON `phases` (`plan_id`,`key`);
CREATE UNIQUE INDEX `roadmaps_key_unique` ON `roadmaps` (`key`);
CREATE UNIQUE INDEX `tasks_key` ON `tasks` (`phase_id`,`key`);
COMMIT;
