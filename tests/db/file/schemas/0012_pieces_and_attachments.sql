-- A database of the schema 0012_pieces_and_attachments with every table filled, as Daymark itself wrote it. Never edited.
PRAGMA application_id = 1148023403;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE __drizzle_migrations (id integer primary key, hash text not null, created_at numeric);
INSERT INTO __drizzle_migrations VALUES(1,'9fbb61833efacc9527067af72fa802e420067062abf143f35a6a0fbd84215085',1795256320412);
INSERT INTO __drizzle_migrations VALUES(2,'c798171cb91320d93bdeb5cdf6aee4d7bdc3694a482835b0350a4acd9e74be93',1795750818182);
INSERT INTO __drizzle_migrations VALUES(3,'8954b1500dc521bb8b2328e66c8451bee4c359603ccd1b695e53ab938cb407fa',1795887858854);
INSERT INTO __drizzle_migrations VALUES(4,'3c706d5d28ea979751215b65353d1ed20c0ffea45f30b55b2f442f6d1171cef0',1795890624372);
INSERT INTO __drizzle_migrations VALUES(5,'ae463011d74a3aba9c2cdba1b3f3c7023b2239bfcb6109aa1b17d5c10cbf536c',1795899577986);
INSERT INTO __drizzle_migrations VALUES(6,'c1d9249bfb4f6d53064398d0464f0f52598f7fc41ef4e0f888c5664378e41e30',1795943134820);
INSERT INTO __drizzle_migrations VALUES(7,'fc9add099677fafd0d2a7da7294f9fb0df9e585487b98ee3aded10cd8daee05b',1795944104883);
INSERT INTO __drizzle_migrations VALUES(8,'2f6ec52ab4a4d9b5891813656ffaad5112932c8c9f9f27b59f63f53962202d7e',1795944351006);
INSERT INTO __drizzle_migrations VALUES(9,'250756008e38b077699aded701596ee0f4bb5356264f9e31cec9f251686ea7ba',1795996947042);
INSERT INTO __drizzle_migrations VALUES(10,'7cd5696e7be984718406cf7ea7dd54956daae95a9479e7189b1d0a20ec6deaac',1795998220644);
INSERT INTO __drizzle_migrations VALUES(11,'1e07f36f7536de424821c037442958b7e559c3b3e84dc34e8ccd35386b7ab968',1795999640041);
INSERT INTO __drizzle_migrations VALUES(12,'6c602a501b30ee2fc0b7f2bd5a219c69d181d07c81ca29a3a767d72ef6bb11e8',1796019795072);
INSERT INTO __drizzle_migrations VALUES(13,'d899faea5991557b33542a6fcef9f6a9c24136f601b84412cf171d04177d7e56',1796052809498);
CREATE TABLE `answer_notes` (
	`question_key` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL
);
INSERT INTO answer_notes VALUES('question-1','It keeps the order',1);
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
INSERT INTO answers VALUES(1,'question-1','2026-03-04','2026-03-04T09:00:00.000Z','good','drill','[1,2]','The shift',95,NULL,NULL);
INSERT INTO answers VALUES(2,'q1','2026-03-04','2026-03-04T09:00:00.000Z','good','mock','[]','',NULL,NULL,1);
CREATE TABLE `baseline_days` (
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `day`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "baseline_days_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "baseline_days_minutes" CHECK("minutes" between 1 and 1440)
);
INSERT INTO baseline_days VALUES(1,'2026-03-02',120);
INSERT INTO baseline_days VALUES(1,'2026-03-03',120);
INSERT INTO baseline_days VALUES(1,'2026-03-05',120);
INSERT INTO baseline_days VALUES(1,'2026-03-06',120);
INSERT INTO baseline_days VALUES(1,'2026-03-07',180);
INSERT INTO baseline_days VALUES(1,'2026-03-09',120);
INSERT INTO baseline_days VALUES(1,'2026-03-10',120);
INSERT INTO baseline_days VALUES(1,'2026-03-11',120);
INSERT INTO baseline_days VALUES(1,'2026-03-12',120);
INSERT INTO baseline_days VALUES(1,'2026-03-13',120);
INSERT INTO baseline_days VALUES(1,'2026-03-14',180);
CREATE TABLE `baseline_sessions` (
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`task_id`, `day`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "baseline_sessions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "baseline_sessions_minutes" CHECK("minutes" > 0)
);
INSERT INTO baseline_sessions VALUES(1,'2026-03-02',60);
INSERT INTO baseline_sessions VALUES(2,'2026-03-03',60);
INSERT INTO baseline_sessions VALUES(3,'2026-03-09',60);
INSERT INTO baseline_sessions VALUES(4,'2026-03-10',60);
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
INSERT INTO calendar_exceptions VALUES(1,'2026-03-04',0,'A wedding');
INSERT INTO calendar_exceptions VALUES(1,'2026-03-07',0,'Ill');
CREATE TABLE `changed_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE cascade
);
INSERT INTO changed_rows VALUES(1,1,'plans',NULL,'{"id":1,"roadmap_id":"sample","title":"Sample roadmap","start_on":"2026-03-02","finish_on":"2026-03-15","weekday_minutes":"[120,120,120,120,120,180,0]","interview_on":null,"created_at":"2026-03-04T09:00:00.000Z","archived_at":null}');
INSERT INTO changed_rows VALUES(2,1,'calendar_exceptions',NULL,'{"plan_id":1,"day":"2026-03-04","minutes":0,"reason":"A wedding"}');
INSERT INTO changed_rows VALUES(3,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-02","minutes":120}');
INSERT INTO changed_rows VALUES(4,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-03","minutes":120}');
INSERT INTO changed_rows VALUES(5,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-05","minutes":120}');
INSERT INTO changed_rows VALUES(6,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-06","minutes":120}');
INSERT INTO changed_rows VALUES(7,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-07","minutes":180}');
INSERT INTO changed_rows VALUES(8,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-09","minutes":120}');
INSERT INTO changed_rows VALUES(9,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-10","minutes":120}');
INSERT INTO changed_rows VALUES(10,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-11","minutes":120}');
INSERT INTO changed_rows VALUES(11,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-12","minutes":120}');
INSERT INTO changed_rows VALUES(12,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-13","minutes":120}');
INSERT INTO changed_rows VALUES(13,1,'baseline_days',NULL,'{"plan_id":1,"day":"2026-03-14","minutes":180}');
INSERT INTO changed_rows VALUES(14,1,'phases',NULL,'{"id":1,"plan_id":1,"key":"first","position":1,"title":"Phase 1","goal":"Know it","outcome":"Can tell it","starts_on":"2026-03-02","ends_on":"2026-03-08"}');
INSERT INTO changed_rows VALUES(15,1,'habits',NULL,'{"id":1,"phase_id":1,"key":"first-drill","position":1,"title":"Drill of first","minutes":20}');
INSERT INTO changed_rows VALUES(16,1,'tasks',NULL,'{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(17,1,'steps',NULL,'{"task_id":1,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(18,1,'steps',NULL,'{"task_id":1,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(19,1,'steps',NULL,'{"task_id":1,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(20,1,'tasks',NULL,'{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(21,1,'steps',NULL,'{"task_id":2,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(22,1,'steps',NULL,'{"task_id":2,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(23,1,'steps',NULL,'{"task_id":2,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(24,1,'phases',NULL,'{"id":2,"plan_id":1,"key":"second","position":2,"title":"Phase 2","goal":"Know it","outcome":"Can tell it","starts_on":"2026-03-09","ends_on":"2026-03-15"}');
INSERT INTO changed_rows VALUES(25,1,'habits',NULL,'{"id":2,"phase_id":2,"key":"second-drill","position":1,"title":"Drill of second","minutes":20}');
INSERT INTO changed_rows VALUES(26,1,'tasks',NULL,'{"id":3,"phase_id":2,"key":"task-3","position":1,"kind":"hands-on","title":"Task 3","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(27,1,'steps',NULL,'{"task_id":3,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(28,1,'steps',NULL,'{"task_id":3,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(29,1,'steps',NULL,'{"task_id":3,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(30,1,'tasks',NULL,'{"id":4,"phase_id":2,"key":"task-4","position":2,"kind":"hands-on","title":"Task 4","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(31,1,'steps',NULL,'{"task_id":4,"position":1,"text":"Read","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(32,1,'steps',NULL,'{"task_id":4,"position":2,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(33,1,'steps',NULL,'{"task_id":4,"position":3,"text":"Explain","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(34,1,'sessions',NULL,'{"task_id":1,"day":"2026-03-02","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO changed_rows VALUES(35,1,'baseline_sessions',NULL,'{"task_id":1,"day":"2026-03-02","minutes":60}');
INSERT INTO changed_rows VALUES(36,1,'sessions',NULL,'{"task_id":2,"day":"2026-03-03","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO changed_rows VALUES(37,1,'baseline_sessions',NULL,'{"task_id":2,"day":"2026-03-03","minutes":60}');
INSERT INTO changed_rows VALUES(38,1,'sessions',NULL,'{"task_id":3,"day":"2026-03-09","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO changed_rows VALUES(39,1,'baseline_sessions',NULL,'{"task_id":3,"day":"2026-03-09","minutes":60}');
INSERT INTO changed_rows VALUES(40,1,'sessions',NULL,'{"task_id":4,"day":"2026-03-10","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO changed_rows VALUES(41,1,'baseline_sessions',NULL,'{"task_id":4,"day":"2026-03-10","minutes":60}');
INSERT INTO changed_rows VALUES(42,1,'settings',NULL,'{"id":1,"time_zone":"UTC","day_start_hour":3,"theme":"auto","week_start":0,"hour_cycle":"auto","locale":"en-GB","drill_minutes":15,"desired_retention":0.9,"study_time":null,"active_plan_id":1}');
INSERT INTO changed_rows VALUES(43,2,'tasks','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(44,3,'tasks','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-02","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(45,4,'steps','{"task_id":2,"position":1,"text":"Read","completed_on":null,"completed_at":null}','{"task_id":2,"position":1,"text":"Read","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO changed_rows VALUES(46,4,'steps','{"task_id":2,"position":3,"text":"Explain","completed_on":null,"completed_at":null}','{"task_id":2,"position":3,"text":"Explain","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO changed_rows VALUES(47,5,'habit_completions',NULL,'{"habit_id":1,"day":"2026-03-02","completed_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO changed_rows VALUES(48,6,'evidence',NULL,'{"id":1,"task_id":1,"kind":"number","text":"accuracy","location":"","value":0.1,"left_on":"2026-03-04"}');
INSERT INTO changed_rows VALUES(49,7,'spent_times',NULL,'{"id":1,"task_id":1,"day":"2026-03-02","minutes":75,"noted_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO changed_rows VALUES(50,8,'tasks','{"id":3,"phase_id":2,"key":"task-3","position":1,"kind":"hands-on","title":"Task 3","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":3,"phase_id":2,"key":"task-3","position":1,"kind":"hands-on","title":"Task 3, longer","minutes":90,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":1,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(51,9,'tasks','{"id":4,"phase_id":2,"key":"task-4","position":2,"kind":"hands-on","title":"Task 4","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":4,"phase_id":2,"key":"task-4","position":2,"kind":"hands-on","title":"Task 4","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":"2026-03-04","drop_reason":"Known already","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(52,10,'tasks','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-02","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-02","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"It works | it’s “done”","note_revision":1}');
INSERT INTO changed_rows VALUES(53,11,'settings','{"id":1,"time_zone":"UTC","day_start_hour":3,"theme":"auto","week_start":0,"hour_cycle":"auto","locale":"en-GB","drill_minutes":15,"desired_retention":0.9,"study_time":null,"active_plan_id":1}','{"id":1,"time_zone":"Europe/Berlin","day_start_hour":3,"theme":"auto","week_start":0,"hour_cycle":"auto","locale":"de-DE","drill_minutes":20,"desired_retention":0.85,"study_time":"19:30","active_plan_id":1}');
INSERT INTO changed_rows VALUES(54,12,'roadmaps',NULL,'{"id":1,"key":"garden","title":"A garden in ten weeks","yaml":"id: garden","uploaded_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO changed_rows VALUES(55,13,'reflections',NULL,'{"plan_id":1,"week":1,"prompt":"free","text":"Slow","revision":1}');
INSERT INTO changed_rows VALUES(56,14,'reflections',NULL,'{"plan_id":1,"week":1,"prompt":"do-differently","text":"Begin earlier","revision":1}');
INSERT INTO changed_rows VALUES(57,15,'week_reviews',NULL,'{"plan_id":1,"week":1,"confidence":4,"proof":"A demo","intention":"Read less","closed_on":"2026-03-04","closed_as":"done","revision":1}');
INSERT INTO changed_rows VALUES(58,16,'report_choices',NULL,'{"id":1,"name":"For my mentor","choices":"{\"detail\":\"short\"}"}');
INSERT INTO changed_rows VALUES(59,17,'own_questions',NULL,'{"id":1,"key":"own-abc","category":"own","form":"story","difficulty":2,"seconds":90,"prompt":"Why did your second ablation fail?","probing":"","points":"[\"The seed was fixed\"]","pitfalls":"[]","follow_ups":"[]","phase":"","tasks":"[]","created_at":"2026-03-04T09:00:00.000Z","archived_on":null,"revision":0}');
INSERT INTO changed_rows VALUES(60,18,'answers',NULL,'{"id":1,"question_key":"question-1","day":"2026-03-04","answered_at":"2026-03-04T09:00:00.000Z","grade":"good","mode":"drill","points_made":"[1,2]","missing":"The shift","seconds":95,"stuck_at":null,"mock_id":null}');
INSERT INTO changed_rows VALUES(61,18,'habit_completions',NULL,'{"habit_id":2,"day":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z"}');
INSERT INTO changed_rows VALUES(62,19,'answer_notes',NULL,'{"question_key":"question-1","text":"It keeps the order","revision":1}');
INSERT INTO changed_rows VALUES(63,20,'mocks',NULL,'{"id":1,"plan_id":1,"format_key":"screen","title":"Screen","seed":"s","partner":"Ada","task_id":2,"day":"2026-03-04","started_at":"2026-03-04T09:00:00.000Z","finished_at":null,"takeaway":"","revision":0}');
INSERT INTO changed_rows VALUES(64,20,'mock_rounds',NULL,'{"mock_id":1,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"","notes_revision":0}');
INSERT INTO changed_rows VALUES(65,20,'mock_rounds',NULL,'{"mock_id":1,"position":2,"round_key":"round-2","minutes":10,"question_keys":"[\"q2\"]","finished_at":null,"seconds_used":null,"notes":"","notes_revision":0}');
INSERT INTO changed_rows VALUES(66,21,'mock_scores',NULL,'{"mock_id":1,"position":1,"dimension":"clarity","score":3}');
INSERT INTO changed_rows VALUES(67,21,'mock_scores',NULL,'{"mock_id":1,"position":1,"dimension":"learning","score":2}');
INSERT INTO changed_rows VALUES(68,22,'mock_rounds','{"mock_id":1,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"","notes_revision":0}','{"mock_id":1,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"Well","notes_revision":1}');
INSERT INTO changed_rows VALUES(69,23,'mocks','{"id":1,"plan_id":1,"format_key":"screen","title":"Screen","seed":"s","partner":"Ada","task_id":2,"day":"2026-03-04","started_at":"2026-03-04T09:00:00.000Z","finished_at":null,"takeaway":"","revision":0}','{"id":1,"plan_id":1,"format_key":"screen","title":"Screen","seed":"s","partner":"Ada","task_id":2,"day":"2026-03-04","started_at":"2026-03-04T09:00:00.000Z","finished_at":null,"takeaway":"Draw first","revision":1}');
INSERT INTO changed_rows VALUES(70,24,'mock_rounds','{"mock_id":1,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"Well","notes_revision":1}','{"mock_id":1,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":"2026-03-04T09:00:00.000Z","seconds_used":0,"notes":"Well","notes_revision":1}');
INSERT INTO changed_rows VALUES(71,25,'answers',NULL,'{"id":2,"question_key":"q1","day":"2026-03-04","answered_at":"2026-03-04T09:00:00.000Z","grade":"good","mode":"mock","points_made":"[]","missing":"","seconds":null,"stuck_at":null,"mock_id":1}');
INSERT INTO changed_rows VALUES(72,26,'tasks','{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(73,26,'evidence',NULL,'{"id":2,"task_id":2,"kind":"note","text":"[Mock](/mock/1)","location":"","value":null,"left_on":"2026-03-04"}');
INSERT INTO changed_rows VALUES(74,27,'tasks','{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"","note_revision":0}','{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2, again","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":1,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(75,27,'steps','{"task_id":2,"position":1,"text":"Read","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z"}','{"task_id":2,"position":1,"text":"Build","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(76,27,'steps','{"task_id":2,"position":2,"text":"Build","completed_on":null,"completed_at":null}','{"task_id":2,"position":2,"text":"Show","completed_on":null,"completed_at":null}');
INSERT INTO changed_rows VALUES(77,27,'steps','{"task_id":2,"position":3,"text":"Explain","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z"}',NULL);
INSERT INTO changed_rows VALUES(78,28,'tasks','{"id":3,"phase_id":2,"key":"task-3","position":1,"kind":"hands-on","title":"Task 3, longer","minutes":90,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":null,"completed_at":null,"dropped_on":null,"drop_reason":"","revision":1,"note":"","note_revision":0}','{"id":3,"phase_id":2,"key":"task-3","position":1,"kind":"hands-on","title":"Task 3, longer","minutes":90,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-03","completed_at":"2026-03-04T10:00:00.000Z","dropped_on":null,"drop_reason":"","revision":1,"note":"","note_revision":0}');
INSERT INTO changed_rows VALUES(79,29,'tasks','{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2, again","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":1,"note":"","note_revision":0}','{"id":2,"phase_id":1,"key":"task-2","position":2,"kind":"hands-on","title":"Task 2, again","minutes":60,"weight":"core","evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-04","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":1,"note":"Built twice","note_revision":1}');
INSERT INTO changed_rows VALUES(80,30,'own_questions','{"id":1,"key":"own-abc","category":"own","form":"story","difficulty":2,"seconds":90,"prompt":"Why did your second ablation fail?","probing":"","points":"[\"The seed was fixed\"]","pitfalls":"[]","follow_ups":"[]","phase":"","tasks":"[]","created_at":"2026-03-04T09:00:00.000Z","archived_on":null,"revision":0}','{"id":1,"key":"own-abc","category":"own","form":"story","difficulty":2,"seconds":90,"prompt":"And the third?","probing":"","points":"[\"The seed was fixed\"]","pitfalls":"[]","follow_ups":"[]","phase":"","tasks":"[]","created_at":"2026-03-04T09:00:00.000Z","archived_on":null,"revision":1}');
INSERT INTO changed_rows VALUES(81,31,'tasks','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","essential":0,"evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-02","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":0,"note":"It works | it’s “done”","note_revision":1}','{"id":1,"phase_id":1,"key":"task-1","position":1,"kind":"hands-on","title":"Task 1","minutes":60,"weight":"core","essential":1,"evidence_kind":"note","origin":"roadmap","completed_on":"2026-03-02","completed_at":"2026-03-04T09:00:00.000Z","dropped_on":null,"drop_reason":"","revision":1,"note":"It works | it’s “done”","note_revision":1}');
INSERT INTO changed_rows VALUES(82,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-02","minutes":120}');
INSERT INTO changed_rows VALUES(83,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-03","minutes":120}');
INSERT INTO changed_rows VALUES(84,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-05","minutes":120}');
INSERT INTO changed_rows VALUES(85,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-06","minutes":120}');
INSERT INTO changed_rows VALUES(86,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-07","minutes":180}');
INSERT INTO changed_rows VALUES(87,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-09","minutes":120}');
INSERT INTO changed_rows VALUES(88,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-10","minutes":120}');
INSERT INTO changed_rows VALUES(89,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-11","minutes":120}');
INSERT INTO changed_rows VALUES(90,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-12","minutes":120}');
INSERT INTO changed_rows VALUES(91,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-13","minutes":120}');
INSERT INTO changed_rows VALUES(92,1,'yardstick_days',NULL,'{"plan_id":1,"day":"2026-03-14","minutes":180}');
INSERT INTO changed_rows VALUES(93,1,'yardstick_sessions',NULL,'{"task_id":1,"day":"2026-03-02","minutes":60}');
INSERT INTO changed_rows VALUES(94,1,'yardstick_sessions',NULL,'{"task_id":2,"day":"2026-03-03","minutes":60}');
INSERT INTO changed_rows VALUES(95,1,'yardstick_sessions',NULL,'{"task_id":3,"day":"2026-03-09","minutes":60}');
INSERT INTO changed_rows VALUES(96,1,'yardstick_sessions',NULL,'{"task_id":4,"day":"2026-03-10","minutes":60}');
INSERT INTO changed_rows VALUES(97,32,'calendar_exceptions',NULL,'{"plan_id":1,"day":"2026-03-07","minutes":0,"reason":"Ill"}');
INSERT INTO changed_rows VALUES(98,32,'sessions','{"task_id":3,"day":"2026-03-09","minutes":60,"is_pinned":0,"position":0}',NULL);
INSERT INTO changed_rows VALUES(99,32,'sessions',NULL,'{"task_id":3,"day":"2026-03-10","minutes":60,"is_pinned":0,"position":0}');
INSERT INTO changed_rows VALUES(100,32,'yardstick_days','{"plan_id":1,"day":"2026-03-02","minutes":120}',NULL);
INSERT INTO changed_rows VALUES(101,32,'yardstick_days','{"plan_id":1,"day":"2026-03-03","minutes":120}',NULL);
INSERT INTO changed_rows VALUES(102,32,'yardstick_days','{"plan_id":1,"day":"2026-03-07","minutes":180}',NULL);
INSERT INTO changed_rows VALUES(103,32,'yardstick_days','{"plan_id":1,"day":"2026-03-09","minutes":120}',NULL);
INSERT INTO changed_rows VALUES(104,32,'yardstick_days','{"plan_id":1,"day":"2026-03-11","minutes":120}',NULL);
INSERT INTO changed_rows VALUES(105,32,'yardstick_days','{"plan_id":1,"day":"2026-03-12","minutes":120}',NULL);
INSERT INTO changed_rows VALUES(106,32,'yardstick_days','{"plan_id":1,"day":"2026-03-13","minutes":120}',NULL);
INSERT INTO changed_rows VALUES(107,32,'yardstick_days','{"plan_id":1,"day":"2026-03-14","minutes":180}',NULL);
INSERT INTO changed_rows VALUES(108,32,'yardstick_sessions','{"task_id":3,"day":"2026-03-09","minutes":60}',NULL);
INSERT INTO changed_rows VALUES(109,32,'yardstick_sessions',NULL,'{"task_id":3,"day":"2026-03-10","minutes":60}');
INSERT INTO changed_rows VALUES(110,32,'replans',NULL,'{"id":1,"plan_id":1,"day":"2026-03-06","study_days_behind":1.5,"from_finish_on":"2026-03-15","to_finish_on":"2026-03-15"}');
INSERT INTO changed_rows VALUES(111,33,'mocks',NULL,'{"id":2,"plan_id":1,"format_key":"screen","title":"Screen","seed":"t","partner":"","task_id":null,"day":"2026-03-06","started_at":"2026-03-06T07:00:00.000Z","finished_at":null,"takeaway":"","revision":0}');
INSERT INTO changed_rows VALUES(112,33,'mock_rounds',NULL,'{"mock_id":2,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"","notes_revision":0}');
INSERT INTO changed_rows VALUES(113,34,'mock_rounds','{"mock_id":2,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"","notes_revision":0}',NULL);
INSERT INTO changed_rows VALUES(114,34,'mocks','{"id":2,"plan_id":1,"format_key":"screen","title":"Screen","seed":"t","partner":"","task_id":null,"day":"2026-03-06","started_at":"2026-03-06T07:00:00.000Z","finished_at":null,"takeaway":"","revision":0}',NULL);
INSERT INTO changed_rows VALUES(115,35,'mocks',NULL,'{"id":2,"plan_id":1,"format_key":"screen","title":"Screen","seed":"u","partner":"","task_id":null,"day":"2026-03-06","started_at":"2026-03-06T07:00:00.000Z","finished_at":null,"takeaway":"","revision":0}');
INSERT INTO changed_rows VALUES(116,35,'mock_rounds',NULL,'{"mock_id":2,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"","notes_revision":0}');
INSERT INTO changed_rows VALUES(117,36,'mock_rounds','{"mock_id":2,"position":1,"round_key":"round-1","minutes":10,"question_keys":"[\"q1\"]","finished_at":null,"seconds_used":null,"notes":"","notes_revision":0}',NULL);
INSERT INTO changed_rows VALUES(118,36,'mocks','{"id":2,"plan_id":1,"format_key":"screen","title":"Screen","seed":"u","partner":"","task_id":null,"day":"2026-03-06","started_at":"2026-03-06T07:00:00.000Z","finished_at":null,"takeaway":"","revision":0}',NULL);
INSERT INTO changed_rows VALUES(119,37,'habits',NULL,'{"id":3,"phase_id":null,"plan_id":1,"key":"own-1","stretch":1,"position":1,"title":"One paper before breakfast","minutes":15,"on_days_off":1,"starts_on":"2026-03-05","ends_on":null,"revision":0}');
INSERT INTO changed_rows VALUES(120,38,'habit_completions',NULL,'{"habit_id":3,"day":"2026-03-05","completed_at":"2026-03-06T09:05:00.000Z"}');
INSERT INTO changed_rows VALUES(121,39,'habit_notes',NULL,'{"habit_id":3,"day":"2026-03-05","text":"Section 3","revision":1}');
INSERT INTO changed_rows VALUES(122,40,'habits',NULL,'{"id":4,"phase_id":null,"plan_id":1,"key":"own-1","stretch":2,"position":1,"title":"One paper before noon","minutes":20,"on_days_off":1,"starts_on":"2026-03-06","ends_on":null,"revision":0}');
INSERT INTO changed_rows VALUES(123,40,'habits','{"id":3,"phase_id":null,"plan_id":1,"key":"own-1","stretch":1,"position":1,"title":"One paper before breakfast","minutes":15,"on_days_off":1,"starts_on":"2026-03-05","ends_on":null,"revision":0}','{"id":3,"phase_id":null,"plan_id":1,"key":"own-1","stretch":1,"position":1,"title":"One paper before breakfast","minutes":15,"on_days_off":1,"starts_on":"2026-03-05","ends_on":"2026-03-05","revision":1}');
INSERT INTO changed_rows VALUES(124,41,'settings','{"id":1,"time_zone":"Europe/Berlin","day_start_hour":3,"theme":"auto","week_start":0,"hour_cycle":"auto","locale":"de-DE","drill_minutes":20,"drill_on_days_off":0,"desired_retention":0.85,"study_time":"19:30","active_plan_id":1}','{"id":1,"time_zone":"Europe/Berlin","day_start_hour":3,"theme":"auto","week_start":0,"hour_cycle":"auto","locale":"de-DE","drill_minutes":20,"drill_on_days_off":1,"desired_retention":0.85,"study_time":"19:30","active_plan_id":1}');
INSERT INTO changed_rows VALUES(125,42,'readings',NULL,'{"resource_key":"vaswani-2017-attention","read_on":"2026-03-04","read_at":"2026-03-04T09:30:00.000Z"}');
INSERT INTO changed_rows VALUES(126,43,'reading_notes',NULL,'{"resource_key":"vaswani-2017-attention","text":"Section 3 twice.","revision":1}');
INSERT INTO changed_rows VALUES(127,44,'own_resources',NULL,'{"id":1,"key":"own-9f2c","title":"My thesis","authors":"[\"Learner, Ada\"]","year":2024,"kind":"book","link":"https://example.org/thesis","part":"Chapter 4","minutes":40,"need":"deeper","tasks":"[\"first-1\"]","questions":"[]","created_at":"2026-03-04T09:30:00.000Z","revision":0}');
INSERT INTO changed_rows VALUES(128,45,'own_questions',NULL,'{"id":2,"key":"own-def","category":"own","form":"ask","difficulty":2,"seconds":120,"prompt":"Ask who reads the reports","probing":"","points":"[]","pitfalls":"[]","follow_ups":"[]","phase":"","tasks":"[]","created_at":"2026-03-06T07:10:00.000Z","archived_on":null,"revision":0}');
INSERT INTO changed_rows VALUES(129,46,'pieces',NULL,'{"key":"piece-sensors","kind_key":"project","parent_key":"","title":"Sensors that lie","title_revision":1,"created_at":"2026-03-05T06:30:00.000Z","archived_on":null}');
INSERT INTO changed_rows VALUES(130,46,'piece_parts',NULL,'{"piece_key":"piece-sensors","part_key":"problem","text":"A sensor drifts and nobody notices.","revision":1}');
INSERT INTO changed_rows VALUES(131,47,'pieces',NULL,'{"key":"piece-figure","kind_key":"result","parent_key":"piece-sensors","title":"Drift found in a day","title_revision":1,"created_at":"2026-03-05T06:30:00.000Z","archived_on":null}');
INSERT INTO changed_rows VALUES(132,48,'attachments',NULL,'{"key":"file-plot","sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","name":"plot.txt","type":"text/plain","bytes":4,"piece_key":"piece-sensors","added_at":"2026-03-06T08:00:00.000Z"}');
INSERT INTO changed_rows VALUES(133,49,'evidence',NULL,'{"id":3,"task_id":2,"kind":"document","text":"Sensors that lie","location":"","value":null,"piece_key":"piece-sensors","attachment_key":"","left_on":"2026-03-06"}');
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`on_day` text NOT NULL,
	`summary` text NOT NULL,
	`task_id` integer,
	`form_token` text,
	`undone_at` text, `kind` text DEFAULT 'told' NOT NULL, `params` text DEFAULT '{}' NOT NULL,
	CONSTRAINT "changes_on_day" CHECK("on_day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO changes VALUES(1,'2026-03-04T09:00:00.000Z','2026-03-04','Made the plan “Sample roadmap”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(2,'2026-03-04T09:00:00.000Z','2026-03-04','Finished “Task 1”',1,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(3,'2026-03-04T09:00:00.000Z','2026-03-04','Changed the day to 2 March 2026 for “Task 1”',1,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(4,'2026-03-04T09:00:00.000Z','2026-03-04','Ticked steps 1 and 3 of “Task 2”',2,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(5,'2026-03-04T09:00:00.000Z','2026-03-04','Kept “Drill of first” on 2 March 2026',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(6,'2026-03-04T09:00:00.000Z','2026-03-04','Left evidence of “Task 1”',1,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(7,'2026-03-04T09:00:00.000Z','2026-03-04','Noted 1 h 15 min on “Task 1”',1,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(8,'2026-03-04T09:00:00.000Z','2026-03-04','Changed the title and estimate of “Task 3”',3,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(9,'2026-03-04T09:00:00.000Z','2026-03-04','Dropped “Task 4”',4,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(10,'2026-03-04T09:00:00.000Z','2026-03-04','Wrote the note of “Task 1”',1,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(11,'2026-03-04T09:00:00.000Z','2026-03-04','Changed the settings',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(12,'2026-03-04T09:00:00.000Z','2026-03-04','Added the roadmap “A garden in ten weeks”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(13,'2026-03-04T09:00:00.000Z','2026-03-04','Wrote the reflection on week 1',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(14,'2026-03-04T09:30:00.000Z','2026-03-04','Answered “What will you do differently?” on week 1',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(15,'2026-03-04T09:00:00.000Z','2026-03-04','Reviewed week 1',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(16,'2026-03-04T09:00:00.000Z','2026-03-04','Saved the report “For my mentor”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(17,'2026-03-04T09:00:00.000Z','2026-03-04','Added the question “Why did your second ablation fail?”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(18,'2026-03-04T09:00:00.000Z','2026-03-04','Answered “softmax”: good',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(19,'2026-03-04T09:00:00.000Z','2026-03-04','Wrote the answer to “softmax”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(20,'2026-03-04T09:00:00.000Z','2026-03-04','Started the mock “Screen”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(21,'2026-03-04T09:00:00.000Z','2026-03-04','Scored round 1 of the mock “Screen”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(22,'2026-03-04T09:00:00.000Z','2026-03-04','Took notes in round 1 of the mock “Screen”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(23,'2026-03-04T09:00:00.000Z','2026-03-04','Wrote what to do after the mock “Screen”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(24,'2026-03-04T09:00:00.000Z','2026-03-04','Finished round 1 of the mock “Screen”',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(25,'2026-03-04T09:00:00.000Z','2026-03-04','Graded “First” in a mock: good',NULL,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(26,'2026-03-04T09:00:00.000Z','2026-03-04','Finished “Task 2” with the mock “Screen”',2,NULL,NULL,'told','{}');
INSERT INTO changes VALUES(27,'2026-03-04T10:00:00.000Z','2026-03-04','',2,NULL,NULL,'task-edited','{"title":"Task 2","fields":["title","steps"]}');
INSERT INTO changes VALUES(28,'2026-03-04T10:00:00.000Z','2026-03-04','',3,NULL,NULL,'task-finished','{"title":"Task 3, longer"}');
INSERT INTO changes VALUES(29,'2026-03-04T10:00:00.000Z','2026-03-04','',2,NULL,NULL,'note-written','{"title":"Task 2, again"}');
INSERT INTO changes VALUES(30,'2026-03-04T10:00:00.000Z','2026-03-04','',NULL,NULL,NULL,'question-edited','{"prompt":"Why did your second ablation fail?","fields":["prompt"]}');
INSERT INTO changes VALUES(31,'2026-03-05T07:00:00.000Z','2026-03-05','',1,NULL,NULL,'task-edited','{"title":"Task 1","fields":["essential"]}');
INSERT INTO changes VALUES(32,'2026-03-06T07:00:00.000Z','2026-03-06','',NULL,NULL,NULL,'settings-changed','{}');
INSERT INTO changes VALUES(33,'2026-03-06T07:00:00.000Z','2026-03-06','',NULL,NULL,NULL,'mock-started','{"title":"Screen"}');
INSERT INTO changes VALUES(34,'2026-03-06T07:05:00.000Z','2026-03-06','',NULL,NULL,NULL,'mock-deleted','{"title":"Screen"}');
INSERT INTO changes VALUES(35,'2026-03-06T07:00:00.000Z','2026-03-06','',NULL,NULL,NULL,'mock-started','{"title":"Screen"}');
INSERT INTO changes VALUES(36,'2026-03-06T07:08:00.000Z','2026-03-06','',NULL,NULL,NULL,'mock-deleted','{"title":"Screen"}');
INSERT INTO changes VALUES(37,'2026-03-06T09:00:00.000Z','2026-03-06','',NULL,NULL,NULL,'habit-added','{"title":"One paper before breakfast","minutes":15,"overDayCount":0}');
INSERT INTO changes VALUES(38,'2026-03-06T09:05:00.000Z','2026-03-06','',NULL,NULL,NULL,'habit-kept','{"title":"One paper before breakfast","day":"2026-03-05"}');
INSERT INTO changes VALUES(39,'2026-03-06T09:10:00.000Z','2026-03-06','',NULL,NULL,NULL,'habit-note-written','{"title":"One paper before breakfast","day":"2026-03-05"}');
INSERT INTO changes VALUES(40,'2026-03-06T09:15:00.000Z','2026-03-06','',NULL,NULL,NULL,'habit-changed','{"title":"One paper before breakfast","newTitle":"One paper before noon","minutes":20}');
INSERT INTO changes VALUES(41,'2026-03-06T09:20:00.000Z','2026-03-06','',NULL,NULL,NULL,'settings-changed','{}');
INSERT INTO changes VALUES(42,'2026-03-04T09:30:00.000Z','2026-03-04','',NULL,NULL,NULL,'resource-read','{"title":"Attention Is All You Need"}');
INSERT INTO changes VALUES(43,'2026-03-04T09:30:00.000Z','2026-03-04','',NULL,NULL,NULL,'reading-note-written','{"title":"Attention Is All You Need"}');
INSERT INTO changes VALUES(44,'2026-03-04T09:30:00.000Z','2026-03-04','',NULL,NULL,NULL,'resource-added','{"title":"My thesis"}');
INSERT INTO changes VALUES(45,'2026-03-06T07:10:00.000Z','2026-03-06','',NULL,NULL,NULL,'question-added','{"prompt":"Ask who reads the reports"}');
INSERT INTO changes VALUES(46,'2026-03-05T06:30:00.000Z','2026-03-05','',NULL,NULL,NULL,'piece-added','{"noun":"project","title":"Sensors that lie"}');
INSERT INTO changes VALUES(47,'2026-03-05T06:30:00.000Z','2026-03-05','',NULL,NULL,NULL,'piece-added','{"noun":"result","title":"Drift found in a day"}');
INSERT INTO changes VALUES(48,'2026-03-06T08:00:00.000Z','2026-03-06','',NULL,NULL,NULL,'file-attached','{"noun":"project","title":"Sensors that lie","name":"plot.txt"}');
INSERT INTO changes VALUES(49,'2026-03-06T08:00:00.000Z','2026-03-06','',2,NULL,NULL,'evidence-left','{"title":"Task 2, again"}');
CREATE TABLE `devices` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
INSERT INTO devices VALUES('1f8c7a','2026-03-04T09:00:00.000Z','2099-03-04T09:00:00.000Z');
CREATE TABLE `dismissals` (
	`plan_id` integer NOT NULL,
	`invitation` text NOT NULL,
	`day` text NOT NULL,
	PRIMARY KEY(`plan_id`, `invitation`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "dismissals_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO dismissals VALUES(1,'replan-1','2026-03-06');
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY NOT NULL,
	`task_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`location` text DEFAULT '' NOT NULL,
	`value` real,
	`left_on` text NOT NULL, `piece_key` text DEFAULT '' NOT NULL, `attachment_key` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "evidence_kind" CHECK("kind" in ('note', 'link', 'number', 'document')),
	CONSTRAINT "evidence_value" CHECK(("value" is not null) = ("kind" = 'number')),
	CONSTRAINT "evidence_left_on" CHECK("left_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO evidence VALUES(1,1,'number','accuracy','',0.10000000000000000555,'2026-03-04','','');
INSERT INTO evidence VALUES(2,2,'note','[Mock](/mock/1)','',NULL,'2026-03-04','','');
INSERT INTO evidence VALUES(3,2,'document','Sensors that lie','',NULL,'2026-03-06','piece-sensors','');
CREATE TABLE IF NOT EXISTS "focus_timer" (
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
INSERT INTO focus_timer VALUES(1,2,'2026-03-04',90,'2026-03-04T09:00:00.000Z',0);
CREATE TABLE `gone_rows` (
	`id` integer PRIMARY KEY NOT NULL,
	`change_id` integer NOT NULL,
	`table_name` text NOT NULL,
	`image` text NOT NULL,
	`went_at` text NOT NULL,
	FOREIGN KEY (`change_id`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "gone_rows_image" CHECK(json_valid("image"))
);
INSERT INTO gone_rows VALUES(1,36,'mock_clocks','{"mock_id":2,"position":1,"seconds_before":120,"running_since":null}','2026-03-06T07:08:00.000Z');
CREATE TABLE `habit_completions` (
	`habit_id` integer NOT NULL,
	`day` text NOT NULL,
	`completed_at` text NOT NULL,
	PRIMARY KEY(`habit_id`, `day`),
	FOREIGN KEY (`habit_id`) REFERENCES `habits`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "habit_completions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO habit_completions VALUES(1,'2026-03-02','2026-03-04T09:00:00.000Z');
INSERT INTO habit_completions VALUES(2,'2026-03-04','2026-03-04T09:00:00.000Z');
INSERT INTO habit_completions VALUES(3,'2026-03-05','2026-03-06T09:05:00.000Z');
CREATE TABLE `habit_notes` (
	`habit_id` integer NOT NULL,
	`day` text NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`habit_id`, `day`),
	FOREIGN KEY (`habit_id`) REFERENCES `habits`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "habit_notes_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO habit_notes VALUES(3,'2026-03-05','Section 3',1);
CREATE TABLE IF NOT EXISTS "habits" (
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
INSERT INTO habits VALUES(1,1,NULL,'first-drill',1,1,'Drill of first',20,0,NULL,NULL,0);
INSERT INTO habits VALUES(2,2,NULL,'second-drill',1,1,'Drill of second',20,0,NULL,NULL,0);
INSERT INTO habits VALUES(3,NULL,1,'own-1',1,1,'One paper before breakfast',15,1,'2026-03-05','2026-03-05',1);
INSERT INTO habits VALUES(4,NULL,1,'own-1',2,1,'One paper before noon',20,1,'2026-03-06',NULL,0);
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
INSERT INTO links VALUES(1,1,'report','hash-of-a-link','Mentor','{}','2026-03-04T09:00:00.000Z',NULL,NULL);
INSERT INTO links VALUES(2,1,'calendar','hash-of-a-feed','','{}','2026-03-06T07:00:00.000Z',NULL,NULL);
CREATE TABLE `logins` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL
);
INSERT INTO logins VALUES('hash-of-a-login','2026-03-04T09:00:00.000Z','2026-03-04T19:00:00.000Z');
CREATE TABLE IF NOT EXISTS "mock_clocks" (
	`mock_id` integer NOT NULL,
	`position` integer NOT NULL,
	`seconds_before` integer NOT NULL,
	`running_since` text,
	PRIMARY KEY(`mock_id`, `position`),
	FOREIGN KEY (`mock_id`) REFERENCES `mocks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mock_clocks_seconds_before" CHECK("seconds_before" >= 0)
);
INSERT INTO mock_clocks VALUES(1,2,0,'2026-03-04T09:00:00.000Z');
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
INSERT INTO mock_rounds VALUES(1,1,'round-1',10,'["q1"]','2026-03-04T09:00:00.000Z',0,'Well',1);
INSERT INTO mock_rounds VALUES(1,2,'round-2',10,'["q2"]',NULL,NULL,'',0);
CREATE TABLE `mock_scores` (
	`mock_id` integer NOT NULL,
	`position` integer NOT NULL,
	`dimension` text NOT NULL,
	`score` integer NOT NULL,
	PRIMARY KEY(`mock_id`, `position`, `dimension`),
	FOREIGN KEY (`mock_id`) REFERENCES `mocks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "mock_scores_score" CHECK("score" between 1 and 4)
);
INSERT INTO mock_scores VALUES(1,1,'clarity',3);
INSERT INTO mock_scores VALUES(1,1,'learning',2);
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
INSERT INTO mocks VALUES(1,1,'screen','Screen','s','Ada',2,'2026-03-04','2026-03-04T09:00:00.000Z',NULL,'Draw first',1);
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
INSERT INTO own_resources VALUES(1,'own-9f2c','My thesis','["Learner, Ada"]',2024,'book','https://example.org/thesis','Chapter 4',40,'deeper','["first-1"]','[]','2026-03-04T09:30:00.000Z',0);
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
INSERT INTO phases VALUES(1,1,'first',1,'Phase 1','Know it','Can tell it','2026-03-02','2026-03-08');
INSERT INTO phases VALUES(2,1,'second',2,'Phase 2','Know it','Can tell it','2026-03-09','2026-03-15');
CREATE TABLE `plans` (
	`id` integer PRIMARY KEY NOT NULL,
	`roadmap_id` text NOT NULL,
	`title` text NOT NULL,
	`start_on` text NOT NULL,
	`finish_on` text NOT NULL,
	`weekday_minutes` text NOT NULL,
	`interview_on` text,
	`created_at` text NOT NULL,
	`archived_at` text, `rounds` text DEFAULT '[]' NOT NULL, `track_id` text,
	CONSTRAINT "plans_interview_on" CHECK("interview_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "plans_start_on" CHECK("start_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "plans_finish_on" CHECK("finish_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "plans_in_order" CHECK("start_on" <= "finish_on"),
	CONSTRAINT "plans_weekday_minutes" CHECK(json_array_length("weekday_minutes") = 7)
);
INSERT INTO plans VALUES(1,'sample','Sample roadmap','2026-03-02','2026-03-15','[120,120,120,120,120,180,0]',NULL,'2026-03-04T09:00:00.000Z',NULL,'[]',NULL);
CREATE TABLE `reading_notes` (
	`resource_key` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL
);
INSERT INTO reading_notes VALUES('vaswani-2017-attention','Section 3 twice.',1);
CREATE TABLE `readings` (
	`resource_key` text PRIMARY KEY NOT NULL,
	`read_on` text NOT NULL,
	`read_at` text NOT NULL,
	CONSTRAINT "readings_read_on" CHECK("read_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO readings VALUES('vaswani-2017-attention','2026-03-04','2026-03-04T09:30:00.000Z');
CREATE TABLE IF NOT EXISTS "reflections" (
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
INSERT INTO reflections VALUES(1,1,'free','Slow',1);
INSERT INTO reflections VALUES(1,1,'do-differently','Begin earlier',1);
CREATE TABLE `replans` (
	`id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`study_days_behind` real NOT NULL,
	`from_finish_on` text NOT NULL,
	`to_finish_on` text NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "replans_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "replans_study_days_behind" CHECK("study_days_behind" >= 0),
	CONSTRAINT "replans_from_finish_on" CHECK("from_finish_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "replans_to_finish_on" CHECK("to_finish_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO replans VALUES(1,1,'2026-03-06',1.5,'2026-03-15','2026-03-15');
CREATE TABLE `report_choices` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`choices` text NOT NULL,
	CONSTRAINT "report_choices_choices" CHECK(json_valid("choices"))
);
INSERT INTO report_choices VALUES(1,'For my mentor','{"detail":"short"}');
CREATE TABLE `roadmaps` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`yaml` text NOT NULL,
	`uploaded_at` text NOT NULL
);
INSERT INTO roadmaps VALUES(1,'garden','A garden in ten weeks','id: garden','2026-03-04T09:00:00.000Z');
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
INSERT INTO sessions VALUES(1,'2026-03-02',60,0,0);
INSERT INTO sessions VALUES(2,'2026-03-03',60,0,0);
INSERT INTO sessions VALUES(4,'2026-03-10',60,0,0);
INSERT INTO sessions VALUES(3,'2026-03-10',60,0,0);
CREATE TABLE IF NOT EXISTS "settings" (
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
	`active_plan_id` integer, `drill_on_days_off` integer DEFAULT false NOT NULL,
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
INSERT INTO settings VALUES(1,'Europe/Berlin',3,'auto',0,'auto','de-DE',20,0.84999999999999997779,'19:30',1,1);
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
INSERT INTO spent_times VALUES(1,1,'2026-03-02',75,'2026-03-04T09:00:00.000Z');
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
INSERT INTO steps VALUES(1,1,'Read',NULL,NULL);
INSERT INTO steps VALUES(1,2,'Build',NULL,NULL);
INSERT INTO steps VALUES(1,3,'Explain',NULL,NULL);
INSERT INTO steps VALUES(2,1,'Build',NULL,NULL);
INSERT INTO steps VALUES(2,2,'Show',NULL,NULL);
INSERT INTO steps VALUES(3,1,'Read',NULL,NULL);
INSERT INTO steps VALUES(3,2,'Build',NULL,NULL);
INSERT INTO steps VALUES(3,3,'Explain',NULL,NULL);
INSERT INTO steps VALUES(4,1,'Read',NULL,NULL);
INSERT INTO steps VALUES(4,2,'Build',NULL,NULL);
INSERT INTO steps VALUES(4,3,'Explain',NULL,NULL);
CREATE TABLE IF NOT EXISTS "tasks" (
	`id` integer PRIMARY KEY NOT NULL,
	`phase_id` integer NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`minutes` integer NOT NULL,
	`weight` text NOT NULL,
	`essential` integer DEFAULT false NOT NULL,
	`evidence_kind` text NOT NULL,
	`serves` text DEFAULT '[]' NOT NULL,
	`origin` text DEFAULT 'roadmap' NOT NULL,
	`completed_on` text,
	`completed_at` text,
	`dropped_on` text,
	`drop_reason` text DEFAULT '' NOT NULL,
	`dropped_as` text DEFAULT 'dropped' NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`note_revision` integer DEFAULT 0 NOT NULL, `is_off_track` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`phase_id`) REFERENCES `phases`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tasks_kind" CHECK("kind" in ('study', 'follow-along', 'hands-on', 'rehearsal')),
	CONSTRAINT "tasks_weight" CHECK("weight" in ('core', 'stretch')),
	CONSTRAINT "tasks_evidence_kind" CHECK("evidence_kind" in ('note', 'link', 'number', 'document')),
	CONSTRAINT "tasks_origin" CHECK("origin" in ('roadmap', 'own')),
	CONSTRAINT "tasks_minutes" CHECK("minutes" > 0),
	CONSTRAINT "tasks_completed_on" CHECK("completed_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "tasks_completion" CHECK(("completed_on" is null) = ("completed_at" is null)),
	CONSTRAINT "tasks_dropped_on" CHECK("dropped_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "tasks_dropped_as" CHECK("dropped_as" in ('dropped', 'known')),
	CONSTRAINT "tasks_serves" CHECK(json_type("serves") = 'array')
);
INSERT INTO tasks VALUES(1,1,'task-1',1,'hands-on','Task 1',60,'core',1,'note','[]','roadmap','2026-03-02','2026-03-04T09:00:00.000Z',NULL,'','dropped',1,'It works | it’s “done”',1,0);
INSERT INTO tasks VALUES(2,1,'task-2',2,'hands-on','Task 2, again',60,'core',0,'note','[]','roadmap','2026-03-04','2026-03-04T09:00:00.000Z',NULL,'','dropped',1,'Built twice',1,0);
INSERT INTO tasks VALUES(3,2,'task-3',1,'hands-on','Task 3, longer',90,'core',0,'note','[]','roadmap','2026-03-03','2026-03-04T10:00:00.000Z',NULL,'','dropped',1,'',0,0);
INSERT INTO tasks VALUES(4,2,'task-4',2,'hands-on','Task 4',60,'core',0,'note','[]','roadmap',NULL,NULL,'2026-03-04','Known already','dropped',0,'',0,0);
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
INSERT INTO week_reviews VALUES(1,1,4,'A demo','Read less','2026-03-04','done',1);
CREATE TABLE `yardstick_days` (
	`plan_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `day`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "yardstick_days_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "yardstick_days_minutes" CHECK("minutes" between 1 and 1440)
);
INSERT INTO yardstick_days VALUES(1,'2026-03-05',120);
INSERT INTO yardstick_days VALUES(1,'2026-03-06',120);
INSERT INTO yardstick_days VALUES(1,'2026-03-10',120);
CREATE TABLE `yardstick_sessions` (
	`task_id` integer NOT NULL,
	`day` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`task_id`, `day`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "yardstick_sessions_day" CHECK("day" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "yardstick_sessions_minutes" CHECK("minutes" > 0)
);
INSERT INTO yardstick_sessions VALUES(1,'2026-03-02',60);
INSERT INTO yardstick_sessions VALUES(2,'2026-03-03',60);
INSERT INTO yardstick_sessions VALUES(4,'2026-03-10',60);
INSERT INTO yardstick_sessions VALUES(3,'2026-03-10',60);
CREATE TABLE IF NOT EXISTS "own_questions" (
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
	CONSTRAINT "own_questions_form" CHECK("form" in ('explain', 'derive', 'code', 'design', 'story', 'lightning', 'ask')),
	CONSTRAINT "own_questions_difficulty" CHECK("difficulty" between 1 and 3),
	CONSTRAINT "own_questions_seconds" CHECK("seconds" between 10 and 1800),
	CONSTRAINT "own_questions_points" CHECK(json_type("points") = 'array'),
	CONSTRAINT "own_questions_pitfalls" CHECK(json_type("pitfalls") = 'array'),
	CONSTRAINT "own_questions_follow_ups" CHECK(json_type("follow_ups") = 'array'),
	CONSTRAINT "own_questions_tasks" CHECK(json_type("tasks") = 'array'),
	CONSTRAINT "own_questions_archived_on" CHECK("archived_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO own_questions VALUES(1,'own-abc','own','story',2,90,'And the third?','','["The seed was fixed"]','[]','[]','','[]','2026-03-04T09:00:00.000Z',NULL,1);
INSERT INTO own_questions VALUES(2,'own-def','own','ask',2,120,'Ask who reads the reports','','[]','[]','[]','','[]','2026-03-06T07:10:00.000Z',NULL,0);
CREATE TABLE `piece_parts` (
	`piece_key` text NOT NULL,
	`part_key` text NOT NULL,
	`text` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`piece_key`, `part_key`)
);
INSERT INTO piece_parts VALUES('piece-sensors','problem','A sensor drifts and nobody notices.',1);
CREATE TABLE `pieces` (
	`key` text PRIMARY KEY NOT NULL,
	`kind_key` text NOT NULL,
	`parent_key` text DEFAULT '' NOT NULL,
	`title` text NOT NULL,
	`title_revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`archived_on` text, `position` integer DEFAULT 0 NOT NULL, `is_shared` integer DEFAULT false NOT NULL,
	CONSTRAINT "pieces_archived_on" CHECK("archived_on" glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
);
INSERT INTO pieces VALUES('piece-sensors','project','','Sensors that lie',1,'2026-03-05T06:30:00.000Z',NULL,0,0);
INSERT INTO pieces VALUES('piece-figure','result','piece-sensors','Drift found in a day',1,'2026-03-05T06:30:00.000Z',NULL,0,0);
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
INSERT INTO attachments VALUES('file-plot','9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08','plot.txt','text/plain',4,'piece-sensors','2026-03-06T08:00:00.000Z');
CREATE INDEX `answers_day` ON `answers` (`day`);
CREATE INDEX `answers_question` ON `answers` (`question_key`);
CREATE INDEX `changed_rows_change` ON `changed_rows` (`change_id`);
CREATE UNIQUE INDEX `changes_form_token_unique` ON `changes` (`form_token`);
CREATE INDEX `changes_task` ON `changes` (`task_id`);
CREATE INDEX `evidence_task` ON `evidence` (`task_id`);
CREATE UNIQUE INDEX `links_token_hash_unique` ON `links` (`token_hash`);
CREATE UNIQUE INDEX `phases_key` ON `phases` (`plan_id`,`key`);
CREATE UNIQUE INDEX `report_choices_name_unique` ON `report_choices` (`name`);
CREATE UNIQUE INDEX `roadmaps_key_unique` ON `roadmaps` (`key`);
CREATE INDEX `spent_times_task` ON `spent_times` (`task_id`);
CREATE INDEX `replans_plan` ON `replans` (`plan_id`);
CREATE UNIQUE INDEX `tasks_key` ON `tasks` (`phase_id`,`key`);
CREATE INDEX `gone_rows_change` ON `gone_rows` (`change_id`);
CREATE UNIQUE INDEX `habits_key` ON `habits` (`phase_id`,`key`,`stretch`);
CREATE UNIQUE INDEX `habits_own_key` ON `habits` (`plan_id`,`key`,`stretch`);
CREATE UNIQUE INDEX `own_resources_key_unique` ON `own_resources` (`key`);
CREATE UNIQUE INDEX `own_questions_key_unique` ON `own_questions` (`key`);
COMMIT;
