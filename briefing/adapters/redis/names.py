"""The name of every key that Mujaz keeps in Redis; docs/reference/redis.md describes each."""

PREFIX = "mujaz:"

JOBS_BY_STATE = PREFIX + "jobs:{state}"  # sorted set of job ids, all scores 0: by id, which is by creation
JOBS = PREFIX + "jobs"  # sorted set of all job ids, likewise
UNSETTLED = PREFIX + "jobs:unsettled"  # sorted set of job ids that are not settled, likewise
EXPIRING = PREFIX + "jobs:expiring"  # sorted set of settled jobs' ids, by the time they expire: Unix milliseconds
JOB = PREFIX + "job:{job}"  # hash: the record as JSON, its version, and a token of the last write
JOB_PART = PREFIX + "job:{job}:{part}"  # whatever lies beside the record
JOB_PARTS = (  # every part there is: what is not listed here would outlive its job
    "intake",  # string: the articles as they came in, compressed JSON
    "list",  # string: the articles as first shown, compressed JSON
    "marks",  # hash: place in the batch -> state and reason as JSON
    "shelf",  # hash: name -> outline, document, compressed
    "planned",  # hash: stage/round -> how many steps
    "done",  # set of stage/round/number
    "finished",  # hash: stage/round -> how many of its steps are in the set
    "attempts",  # hash: stage/round/number -> how often it was taken
    "leases",  # hash: stage/round/number -> end in Unix milliseconds of the server's clock, token
    "events",  # stream
    "owned",  # set: whole names of further keys that go with the job, registered by whoever makes them
)
QUEUE_PREFIX = PREFIX + "broker:"  # before every key of the message broker

CACHE = PREFIX + "cache:{key}"  # string: a first byte, then the result, compressed or not
METER = PREFIX + "meter"  # hash: counter -> number
WORKERS = PREFIX + "workers"  # set of worker ids, alive or lately so
WORKER = PREFIX + "worker:{worker}"  # string: its last beat as JSON
ERRAND = PREFIX + "errand:{errand}"  # string: the request
ERRAND_ANSWER = PREFIX + "errand:{errand}:answer"  # list of one: the answer
LOCK = PREFIX + "lock:{name}"  # string: the token of its holder
KEYS = PREFIX + "keys"  # hash: key id -> API key as JSON, with a hash of its token
LIMIT = PREFIX + "limits:{limit}"  # list: Unix times of requests in the window; written by the library limits
IDEMPOTENCY = PREFIX + "idempotency:{owner}:{digest}"  # hash: fingerprint, resource, answer, held_until
ENDPOINT = PREFIX + "endpoint:{endpoint}"  # string: the endpoint as JSON, its secrets in it
ENDPOINTS = PREFIX + "endpoints:{key}"  # hash: URL -> endpoint id
DELIVERY = PREFIX + "delivery:{delivery}"  # string: the delivery as JSON
DELIVERY_CLAIM = PREFIX + "delivery:{delivery}:claim"  # string: the token of the worker that has it
DELIVERIES = PREFIX + "deliveries"  # sorted set, all scores 0: creation in milliseconds, colon, delivery id
DELIVERIES_DUE = PREFIX + "deliveries:due"  # sorted set of delivery ids, by the Unix time of their next attempt
ENDPOINT_DELIVERIES = PREFIX + "endpoint:{endpoint}:deliveries"  # as DELIVERIES
JOB_DELIVERIES = PREFIX + "job:{job}:deliveries"  # as DELIVERIES; in the set of what the job owns
