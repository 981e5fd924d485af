"""The scripts that change a job's record and the indexes together, so that they never disagree.

Keys of CREATE and CHANGE: the record, the indexes JOBS, UNSETTLED and EXPIRING, the sets of the state before and of the
state after, then all parts, the set of owned keys last. The server's clock counts: it is one, the processes are many.
"""

_COMMON = """
local record, jobs, unsettled, expiring, before, after = unpack(KEYS, 1, 6)
local function expire_all(at)
  redis.call('PEXPIREAT', record, at)
  for place = 7, #KEYS do redis.call('PEXPIREAT', KEYS[place], at) end
  for _, key in ipairs(redis.call('SMEMBERS', KEYS[#KEYS])) do
    redis.call('PEXPIREAT', key, at, 'LT')  -- never later than its owner set: it may be a claim of seconds
  end
end
local function file(id, settled, retention)
  redis.call('ZREM', before, id)
  redis.call('ZADD', after, 0, id)
  redis.call('ZADD', jobs, 0, id)
  if settled == '0' then
    redis.call('ZADD', unsettled, 0, id)
    return redis.call('ZREM', expiring, id)
  end
  redis.call('ZREM', unsettled, id)
  if redis.call('PTTL', record) == -1 then
    local time = redis.call('TIME')
    local at = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) + retention)
    redis.call('ZADD', expiring, at, id)
    expire_all(at)
  end
end
local function store(content, version, token)
  redis.call('HSET', record, 'record', content, 'version', version, 'token', token)
end
"""

# ARGV: id, settled, retention in milliseconds, record, version, token, intake, list. A token that is there already is
# that of this very call, whose answer was lost on its way.
CREATE = (
    _COMMON
    + """
if redis.call('EXISTS', record) == 1 then return redis.call('HGET', record, 'token') == ARGV[6] and 1 or 0 end
store(ARGV[4], ARGV[5], ARGV[6])
redis.call('SET', KEYS[7], ARGV[7])
redis.call('SET', KEYS[8], ARGV[8])
file(ARGV[1], ARGV[2], ARGV[3])
return 1
"""
)

# ARGV: id, settled, retention in milliseconds, record, version, token, version that was read.
CHANGE = (
    _COMMON
    + """
local stored = redis.call('HMGET', record, 'version', 'token')
if not stored[1] then return -1 end
if stored[2] == ARGV[6] then return 1 end
if stored[1] ~= ARGV[7] then return 0 end
store(ARGV[4], ARGV[5], ARGV[6])
file(ARGV[1], ARGV[2], ARGV[3])
return 1
"""
)

# Keys: the record, all parts, the set of owned keys last of them, all indexes. ARGV: id, how many parts.
DELETE = """
local parts = tonumber(ARGV[2]) + 1
local there = redis.call('EXISTS', KEYS[1])
for _, key in ipairs(redis.call('SMEMBERS', KEYS[parts])) do redis.call('DEL', key) end
for place = 1, parts do redis.call('DEL', KEYS[place]) end
for place = parts + 1, #KEYS do redis.call('ZREM', KEYS[place], ARGV[1]) end
return there
"""

# Keys: EXPIRING, then the other indexes. Ids leave them once their record has expired.
SWEEP = """
local time = redis.call('TIME')
local now = string.format('(%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
local gone = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 1000)
if #gone > 0 then
  for _, key in ipairs(KEYS) do redis.call('ZREM', key, unpack(gone)) end
end
return #gone
"""
