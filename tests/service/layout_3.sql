BEGIN TRANSACTION;
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	result_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	url TEXT NOT NULL, 
	host VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	taken BOOLEAN NOT NULL, 
	tries INTEGER NOT NULL, 
	last_error TEXT NOT NULL, 
	next_at FLOAT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (result_id, kind), 
	FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE, 
	FOREIGN KEY(result_id) REFERENCES results (id) ON DELETE CASCADE
);
INSERT INTO "deliveries" VALUES(1,1,1,'webhook','http://receiver.test/hook','receiver.test','due',0,0,'',1790000003.0);
INSERT INTO "deliveries" VALUES(2,1,1,'upload','http://receiver.test/put','receiver.test','due',0,0,'',1790000003.0);
CREATE TABLE layout (
	number INTEGER NOT NULL
);
INSERT INTO "layout" VALUES(3);
CREATE TABLE results (
	id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	engine VARCHAR NOT NULL, 
	state VARCHAR NOT NULL, 
	image_id VARCHAR NOT NULL, 
	seed VARCHAR NOT NULL, 
	path TEXT NOT NULL, 
	media_type VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	error_code VARCHAR NOT NULL, 
	error_message TEXT NOT NULL, 
	attempt INTEGER NOT NULL, 
	crashes INTEGER NOT NULL, 
	queued_at FLOAT NOT NULL, 
	started_at FLOAT, 
	finished_at FLOAT, 
	"plan" JSON, 
	stage JSON, 
	provenance JSON, 
	PRIMARY KEY (id), 
	UNIQUE (task_id, number), 
	FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE, 
	UNIQUE (image_id)
);
INSERT INTO "results" VALUES(1,1,0,'fake','done','a8c1c4bd-9f7b-4654-879e-f93bb58f0a38','7','a8/a8c1c4bd-9f7b-4654-879e-f93bb58f0a38.jpg','image/jpeg',3,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','','',1,0,1790000000.0,1790000002.0,1790000003.0,'{"version": 1}','{"seed": 7}','{"engine": "fake"}');
INSERT INTO "results" VALUES(2,1,1,'fake','running','37be2708-33b5-4fc4-9b47-90763124a7dd','8','','',0,'','','',1,0,1790000000.0,1790000004.0,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(3,1,2,'fake','queued','6395784c-037b-43fb-8a02-f095492f279c','9','','',0,'','','',0,0,1790000000.0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(4,2,0,'fake','queued','6e5cc03e-bb27-4eb1-81c1-1c808775853d','7','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(5,2,1,'fake','queued','601fd3b7-6265-4967-a094-137767a96690','8','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE tasks (
	id INTEGER NOT NULL, 
	owner VARCHAR NOT NULL, 
	task_uuid VARCHAR NOT NULL, 
	engine VARCHAR NOT NULL, 
	request JSON NOT NULL, 
	wire JSON NOT NULL, 
	context JSON NOT NULL, 
	ttl_s INTEGER NOT NULL, 
	webhook_url TEXT, 
	upload_url TEXT, 
	understood JSON, 
	accepted_at FLOAT NOT NULL, 
	refused_at FLOAT, 
	expires_at FLOAT, 
	expired BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (owner, task_uuid)
);
INSERT INTO "tasks" VALUES(1,'key_a','11111111-1111-4111-8111-111111111111','fake','{"prompt": "a red apple", "width": null, "height": null, "seed": null, "number": 3, "thinking": "high", "look": null, "format": "JPG", "quality": 95}','{"taskType": "imageInference", "taskUUID": "11111111-1111-4111-8111-111111111111", "positivePrompt": "a red apple"}','{}',3600,'http://receiver.test/hook','http://receiver.test/put','{"version": 1}',1790000000.0,NULL,NULL,0);
INSERT INTO "tasks" VALUES(2,'key_b','22222222-2222-4222-8222-222222222222','fake','{"prompt": "a red apple", "width": null, "height": null, "seed": null, "number": 2, "thinking": "high", "look": null, "format": "JPG", "quality": 95}','{"taskType": "imageInference", "taskUUID": "22222222-2222-4222-8222-222222222222", "positivePrompt": "a red apple"}','{}',3600,'http://receiver.test/hook',NULL,NULL,1790000001.0,NULL,NULL,0);
CREATE INDEX tasks_by_expiry ON tasks (expired, expires_at);
CREATE INDEX tasks_by_owner ON tasks (owner, expired, expires_at);
CREATE INDEX results_by_queue ON results (state, engine, task_id, number);
CREATE INDEX deliveries_by_due ON deliveries (state, taken, next_at);
CREATE INDEX deliveries_by_task ON deliveries (task_id, kind);
COMMIT;
