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
INSERT INTO "layout" VALUES(1);
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
	provenance JSON, 
	PRIMARY KEY (id), 
	UNIQUE (task_id, number), 
	FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE, 
	UNIQUE (image_id)
);
INSERT INTO "results" VALUES(1,1,0,'fake','done','816d826b-809d-4f92-802f-ed80f94f0210','7','81/816d826b-809d-4f92-802f-ed80f94f0210.jpg','image/jpeg',3,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','','',1,0,1790000000.0,1790000002.0,1790000003.0,'{"version": 1}','{"engine": "fake"}');
INSERT INTO "results" VALUES(2,1,1,'fake','running','56d42421-8170-4b81-87e9-11602161a4ab','8','','',0,'','','',1,0,1790000000.0,1790000004.0,NULL,NULL,NULL);
INSERT INTO "results" VALUES(3,1,2,'fake','queued','46877ff3-c107-4079-84b5-30438888de86','9','','',0,'','','',0,0,1790000000.0,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(4,2,0,'fake','queued','858f912b-93cf-4eb3-8b3e-278006c2fb37','7','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(5,2,1,'fake','queued','7cb3f1b6-29de-42a9-8d0d-ecd88796558b','8','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL);
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
	expires_at FLOAT, 
	expired BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (owner, task_uuid)
);
INSERT INTO "tasks" VALUES(1,'key_a','11111111-1111-4111-8111-111111111111','fake','{"prompt": "a red apple", "width": 2048, "height": 2048, "seed": null, "number": 3, "thinking": "high", "look": null, "format": "JPG", "quality": 95}','{"taskType": "imageInference", "taskUUID": "11111111-1111-4111-8111-111111111111", "positivePrompt": "a red apple"}','{}',3600,'http://receiver.test/hook','http://receiver.test/put','{"version": 1}',1790000000.0,NULL,0);
INSERT INTO "tasks" VALUES(2,'key_b','22222222-2222-4222-8222-222222222222','fake','{"prompt": "a red apple", "width": 2048, "height": 2048, "seed": null, "number": 2, "thinking": "high", "look": null, "format": "JPG", "quality": 95}','{"taskType": "imageInference", "taskUUID": "22222222-2222-4222-8222-222222222222", "positivePrompt": "a red apple"}','{}',3600,'http://receiver.test/hook',NULL,NULL,1790000001.0,NULL,0);
CREATE INDEX tasks_by_expiry ON tasks (expired, expires_at);
CREATE INDEX results_by_queue ON results (state, engine, task_id, number);
CREATE INDEX deliveries_by_due ON deliveries (state, taken, next_at);
CREATE INDEX deliveries_by_task ON deliveries (task_id, kind);
COMMIT;
