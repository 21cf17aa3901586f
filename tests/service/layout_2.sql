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
INSERT INTO "deliveries" VALUES(1,1,1,'webhook','http://receiver.test/hook','receiver.test','due',0,0,'',1790000004.0);
CREATE TABLE layout (
	number INTEGER NOT NULL
);
INSERT INTO "layout" VALUES(2);
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
INSERT INTO "results" VALUES(1,1,0,'fake','done','3a5a4f51-d6a5-41d5-bbac-6cfb2b9d60d8','7','3a/3a5a4f51-d6a5-41d5-bbac-6cfb2b9d60d8.jpg','image/jpeg',3,'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad','','',1,0,1790000000.0,1790000003.0,1790000004.0,'{"version": 1, "prompt": "two red apples on a table", "width": 2816, "height": 1584, "seed": 7, "thinking": "high", "kind": "scene", "style": "3d", "mood": "", "palette": [], "light": {"azimuth": -45.0, "elevation": 50.0, "key": 0.7, "ambient": 0.4, "warmth": 0.15, "time_of_day": "noon"}, "camera": {"horizon": 0.46, "elevation": 12.0, "shot": "medium"}, "background": {"family": "table", "setting": "table", "surface": "wood", "palette": [], "sky": null, "weather": "clear", "season": "summer", "span": [20, 25]}, "objects": [{"id": "apple", "noun": "apple", "phrase": "red apple", "modifiers": ["red"], "count": 2, "arrangement": "row", "colors": [{"name": "red", "lightness": 0.58, "chroma": 0.235, "hue": 28.5, "span": [4, 7]}], "material": "", "pattern": "", "size": 1.0, "pose": "", "expression": "", "drawn_as": "red red apple", "boxes": [{"left": 0.22351, "top": 0.23676, "width": 0.30491, "height": 0.54207}, {"left": 0.5532, "top": 0.27152, "width": 0.28796, "height": 0.51193}], "depth": 0.36067, "required": [], "origin": "stated", "attempt": 0, "span": [0, 14]}, {"id": "added-cup-of-coffee", "noun": "cup of coffee", "phrase": "cup of coffee", "modifiers": [], "count": 1, "arrangement": "row", "colors": [], "material": "", "pattern": "", "size": 1.0, "pose": "", "expression": "", "drawn_as": "", "boxes": [{"left": 0.02531, "top": 0.26245, "width": 0.19057, "height": 0.35291}], "depth": 0.56298, "required": [], "origin": "completed", "attempt": 0, "span": null}, {"id": "added-candle", "noun": "candle", "phrase": "candle", "modifiers": [], "count": 1, "arrangement": "row", "colors": [], "material": "", "pattern": "", "size": 1.0, "pose": "", "expression": "", "drawn_as": "", "boxes": [{"left": 0.88536, "top": 0.26245, "width": 0.08933, "height": 0.35291}], "depth": 0.56298, "required": [], "origin": "completed", "attempt": 0, "span": null}], "relations": [], "texts": [], "exclusions": [], "checks": [{"kind": "present", "target": "apple", "expected": "apple", "span": [0, 14]}, {"kind": "count", "target": "apple", "expected": "2", "span": [0, 14]}, {"kind": "color", "target": "apple", "expected": "red", "span": [4, 7]}], "trace": [{"kind": "read", "message": "object: 2 \u00d7 red apple", "span": [0, 14]}, {"kind": "read", "message": "place: table (table)", "span": [20, 25]}, {"kind": "completed", "message": "added \u201ccup of coffee\u201d: it belongs to \u201ctable\u201d", "span": null}, {"kind": "completed", "message": "added \u201ccandle\u201d: it belongs to \u201ctable\u201d", "span": null}, {"kind": "laid_out", "message": "layout chosen with energy 0.03 (hidden 0.01, balance 0.01, thirds 0.01)", "span": null}], "attempt": 0}','{"engine": "fake", "engine_version": "1", "dtype": "float32"}');
INSERT INTO "results" VALUES(2,1,1,'fake','running','1183cd0e-cb1b-4bd1-ab80-f02cde91ee36','8','','',0,'','','',1,0,1790000000.0,1790000005.0,NULL,NULL,NULL);
INSERT INTO "results" VALUES(3,1,2,'fake','queued','89938550-f089-4cba-b9ba-39e95d9c6c6b','9','','',0,'','','',0,0,1790000000.0,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(4,2,0,'fake','queued','06c5bf5f-2b24-4b2f-89e3-31464ecadb81','7','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(5,2,1,'fake','queued','e080a1d8-03f6-43c2-a158-c90e2817669b','8','','',0,'','','',0,0,1790000001.0,NULL,NULL,NULL,NULL);
INSERT INTO "results" VALUES(6,3,0,'fake','queued','d925bdc0-c422-4eb6-8450-e5b0cfa026ad','7','','',0,'','','',0,0,1790000002.0,NULL,NULL,NULL,NULL);
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
INSERT INTO "tasks" VALUES(1,'own','00000001-0000-4000-8000-000000000000','fake','{"prompt": "two red apples on a table", "width": 2816, "height": 1584, "seed": 7, "number": 3, "thinking": "high", "look": null, "format": "JPG", "quality": 95}','{"taskType": "imageInference", "taskUUID": "00000001-0000-4000-8000-000000000000", "model": "imagineart:2.0@0", "positivePrompt": "two red apples on a table", "numberResults": 3, "seed": 7, "deliveryMethod": "async", "webhookURL": "http://receiver.test/hook", "settings": {"includePlan": true}, "width": 2816, "height": 1584}','{"base_url": "http://127.0.0.1:8787", "output_types": ["URL"], "price_usd": null, "safety": "none", "flagged": false, "include_plan": true}',604800,'http://receiver.test/hook',NULL,'{"version": 1, "prompt": "two red apples on a table", "width": 2816, "height": 1584, "seed": 0, "thinking": "high", "kind": "scene", "style": "3d", "mood": "", "palette": [], "light": {"azimuth": -45.0, "elevation": 50.0, "key": 0.7, "ambient": 0.4, "warmth": 0.15, "time_of_day": "noon"}, "camera": {"horizon": 0.55, "elevation": 12.0, "shot": "medium"}, "background": {"family": "table", "setting": "table", "surface": "wood", "palette": [], "sky": null, "weather": "clear", "season": "summer", "span": [20, 25]}, "objects": [{"id": "apple", "noun": "apple", "phrase": "red apple", "modifiers": ["red"], "count": 2, "arrangement": "row", "colors": [{"name": "red", "lightness": 0.58, "chroma": 0.235, "hue": 28.5, "span": [4, 7]}], "material": "", "pattern": "", "size": 1.0, "pose": "", "expression": "", "drawn_as": "red red apple", "boxes": [], "depth": 0.3, "required": [], "origin": "stated", "attempt": 0, "span": [0, 14]}, {"id": "added-cup-of-coffee", "noun": "cup of coffee", "phrase": "cup of coffee", "modifiers": [], "count": 1, "arrangement": "row", "colors": [], "material": "", "pattern": "", "size": 1.0, "pose": "", "expression": "", "drawn_as": "", "boxes": [], "depth": 0.3, "required": [], "origin": "completed", "attempt": 0, "span": null}, {"id": "added-candle", "noun": "candle", "phrase": "candle", "modifiers": [], "count": 1, "arrangement": "row", "colors": [], "material": "", "pattern": "", "size": 1.0, "pose": "", "expression": "", "drawn_as": "", "boxes": [], "depth": 0.3, "required": [], "origin": "completed", "attempt": 0, "span": null}], "relations": [], "texts": [], "exclusions": [], "checks": [{"kind": "present", "target": "apple", "expected": "apple", "span": [0, 14]}, {"kind": "count", "target": "apple", "expected": "2", "span": [0, 14]}, {"kind": "color", "target": "apple", "expected": "red", "span": [4, 7]}], "trace": [{"kind": "read", "message": "object: 2 \u00d7 red apple", "span": [0, 14]}, {"kind": "read", "message": "place: table (table)", "span": [20, 25]}, {"kind": "completed", "message": "added \u201ccup of coffee\u201d: it belongs to \u201ctable\u201d", "span": null}, {"kind": "completed", "message": "added \u201ccandle\u201d: it belongs to \u201ctable\u201d", "span": null}], "attempt": 0}',1790000000.0,NULL,NULL,0);
INSERT INTO "tasks" VALUES(2,'own','00000002-0000-4000-8000-000000000000','fake','{"prompt": "a cat", "width": 2048, "height": 2048, "seed": 7, "number": 2, "thinking": "high", "look": null, "format": "PNG", "quality": 95}','{"taskType": "imageInference", "taskUUID": "00000002-0000-4000-8000-000000000000", "model": "imagineart:2.0@0", "positivePrompt": "a cat", "numberResults": 2, "seed": 7, "deliveryMethod": "async", "webhookURL": "http://receiver.test/hook", "outputFormat": "PNG"}','{"base_url": "http://127.0.0.1:8787", "output_types": ["URL"], "price_usd": null, "safety": "none", "flagged": false, "include_plan": false}',604800,'http://receiver.test/hook',NULL,NULL,1790000001.0,NULL,NULL,0);
INSERT INTO "tasks" VALUES(3,'own','00000003-0000-4000-8000-000000000000','fake','{"prompt": "a dog", "width": 2048, "height": 2048, "seed": 7, "number": 1, "thinking": "high", "look": null, "format": "JPG", "quality": 95}','{"taskType": "imageInference", "taskUUID": "00000003-0000-4000-8000-000000000000", "model": "imagineart:2.0@0", "positivePrompt": "a dog", "numberResults": 1, "seed": 7, "deliveryMethod": "async", "webhookURL": "http://receiver.test/hook", "uploadEndpoint": "http://receiver.test/put"}','{"base_url": "http://127.0.0.1:8787", "output_types": ["URL"], "price_usd": null, "safety": "none", "flagged": false, "include_plan": false}',604800,'http://receiver.test/hook','http://receiver.test/put',NULL,1790000002.0,NULL,NULL,0);
CREATE INDEX tasks_by_owner ON tasks (owner, expired, expires_at);
CREATE INDEX tasks_by_expiry ON tasks (expired, expires_at);
CREATE INDEX results_by_queue ON results (state, engine, task_id, number);
CREATE INDEX deliveries_by_task ON deliveries (task_id, kind);
CREATE INDEX deliveries_by_due ON deliveries (state, taken, next_at);
COMMIT;
