BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO "alembic_version" VALUES('0005');
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
	holder VARCHAR DEFAULT '' NOT NULL, 
	lease_until FLOAT, 
	token INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (result_id, kind), 
	FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE, 
	FOREIGN KEY(result_id) REFERENCES results (id) ON DELETE CASCADE
);
INSERT INTO "deliveries" VALUES(1,1,1,'webhook','http://receiver.test/hook','receiver.test','due',0,0,'',1790000003.0,'',NULL,0);
INSERT INTO "deliveries" VALUES(2,1,1,'upload','http://receiver.test/put','receiver.test','due',0,0,'',1790000003.0,'',NULL,0);
CREATE TABLE duties (
	name VARCHAR NOT NULL, 
	holder VARCHAR NOT NULL, 
	until FLOAT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE keys (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	created_at FLOAT NOT NULL, 
	revoked_at FLOAT, 
	expires_at FLOAT, 
	scopes JSON NOT NULL, 
	priority INTEGER NOT NULL, 
	results_per_day INTEGER, 
	pixels_per_day BIGINT, 
	concurrent INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (hash)
);
CREATE TABLE layout (
	number INTEGER NOT NULL
);
INSERT INTO "layout" VALUES(5);
CREATE TABLE paces (
	engine VARCHAR NOT NULL, 
	turn INTEGER NOT NULL, 
	passed FLOAT NOT NULL, 
	PRIMARY KEY (engine)
);
INSERT INTO "paces" VALUES('fake',2,0.0);
CREATE TABLE progress (
	image_id VARCHAR NOT NULL, 
	attempt INTEGER NOT NULL, 
	share FLOAT NOT NULL, 
	step VARCHAR NOT NULL, 
	preview BLOB, 
	at FLOAT NOT NULL, 
	PRIMARY KEY (image_id)
);
CREATE TABLE rates (
	owner VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	slot INTEGER NOT NULL, 
	replica VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (slot, kind, owner, replica)
);
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
	owner VARCHAR DEFAULT '' NOT NULL, 
	waits BOOLEAN DEFAULT 0 NOT NULL, 
	holder VARCHAR DEFAULT '' NOT NULL, 
	lease_until FLOAT, 
	losses INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (task_id, number), 
	FOREIGN KEY(task_id) REFERENCES tasks (id) ON DELETE CASCADE, 
	UNIQUE (image_id)
);
INSERT INTO "results" VALUES(1,1,0,'fake','done','8e6885ff-b353-48b0-8de9-047390449ff4','0','8e/8e6885ff-b353-48b0-8de9-047390449ff4.jpg','image/jpeg',3,'00ff','','',1,0,1790000000.0,1790000002.0,1790000003.0,'{"version": 2}','{"seed": 1}','{"engine": "fake"}','alice',0,'host:1:aa',1790000032.0,0);
INSERT INTO "results" VALUES(2,1,1,'fake','queued','cf4915c1-e391-47fe-af62-4c628f3e78a5','1','','',0,'','','',0,0,1790000000.0,NULL,NULL,NULL,NULL,NULL,'alice',0,'',NULL,0);
INSERT INTO "results" VALUES(3,2,0,'fake','running','a1f50af0-582e-469f-b480-f958e1ca6cf2','0','','',0,'','','',1,0,1790000001.0,1790000004.0,NULL,NULL,NULL,NULL,'bob',0,'host:1:aa',1790000034.0,0);
INSERT INTO "results" VALUES(4,2,1,'fake','queued','8f8ac632-ff36-473a-b34e-be893a98d1b0','1','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL,NULL,'bob',0,'',NULL,0);
INSERT INTO "results" VALUES(5,2,2,'fake','queued','59ecac9f-f0a3-450f-bf7b-3ac606b6b9b3','2','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL,NULL,'bob',0,'',NULL,0);
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
INSERT INTO "tasks" VALUES(1,'alice','u1','fake','{"prompt": "a cat", "width": null, "height": null, "seed": null, "number": 2, "thinking": "high", "look": null, "format": "JPG", "quality": 95, "transparent": false}','{"taskType": "imageInference", "taskUUID": "u1", "positivePrompt": "a cat"}','{}',3600,'http://receiver.test/hook','http://receiver.test/put','{"version": 2}',1790000000.0,NULL,NULL,0);
INSERT INTO "tasks" VALUES(2,'bob','u2','fake','{"prompt": "a cat", "width": null, "height": null, "seed": null, "number": 3, "thinking": "high", "look": null, "format": "JPG", "quality": 95, "transparent": false}','{"taskType": "imageInference", "taskUUID": "u2", "positivePrompt": "a cat"}','{}',3600,NULL,NULL,NULL,1790000001.0,NULL,NULL,0);
CREATE TABLE turns (
	engine VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	passed FLOAT NOT NULL, 
	turn INTEGER NOT NULL, 
	PRIMARY KEY (engine, owner)
);
INSERT INTO "turns" VALUES('fake','alice',1.0,1);
INSERT INTO "turns" VALUES('fake','bob',1.0,2);
CREATE TABLE usage (
	owner VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	accepted INTEGER NOT NULL, 
	done INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	pixels BIGINT NOT NULL, 
	PRIMARY KEY (owner, day)
);
INSERT INTO "usage" VALUES('alice','2026-09-21',2,1,0,8388608);
INSERT INTO "usage" VALUES('bob','2026-09-21',3,0,0,12582912);
CREATE TABLE workers (
	id VARCHAR NOT NULL, 
	engine VARCHAR NOT NULL, 
	host VARCHAR NOT NULL, 
	pid INTEGER NOT NULL, 
	lanes INTEGER NOT NULL, 
	started_at FLOAT NOT NULL, 
	seen_at FLOAT NOT NULL, 
	ready BOOLEAN NOT NULL, 
	draining BOOLEAN NOT NULL, 
	problem TEXT NOT NULL, 
	draws_anything BOOLEAN, 
	capabilities JSON, 
	PRIMARY KEY (id)
);
CREATE INDEX tasks_by_owner ON tasks (owner, expired, expires_at);
CREATE INDEX tasks_by_expiry ON tasks (expired, expires_at);
CREATE INDEX results_by_turn ON results (state, engine, owner, waits, task_id, number);
CREATE INDEX results_by_owner ON results (owner, state);
CREATE INDEX deliveries_by_due ON deliveries (state, taken, next_at);
CREATE INDEX deliveries_by_task ON deliveries (task_id, kind);
COMMIT;
