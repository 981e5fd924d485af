"""The scripts of the board of steps; each reads and writes at one instant, and nothing for a job that is gone.

Keys of each: the record, planned, done, finished, attempts, leases. Leases are fields of one hash with an end by the
server's clock rather than keys that expire, so that a job's keys can be listed and the due steps be told in one go.
"""

_COMMON = """
local record, planned, done, finished, attempts, leases = unpack(KEYS)
local expiry = redis.call('PTTL', record)
if expiry == -2 then return false end
local function keep(key)
  if expiry > 0 then redis.call('PEXPIRE', key, expiry) end
end
local function now()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function lease_of(step)
  local lease = redis.call('HGET', leases, step)
  if not lease then return false, 0 end
  local ends, token = string.match(lease, '^(%d+) (.*)$')
  return token, tonumber(ends)
end
local function hold(step, token, milliseconds)
  redis.call('HSET', leases, step, string.format('%.0f %s', now() + milliseconds, token))
  keep(leases)
end
local function number_of(key, field)
  return tonumber(redis.call('HGET', key, field) or 0)
end
"""

# ARGV: group, count. Gives the number of steps planned.
PLAN = (
    _COMMON
    + """
local before = redis.call('HGET', planned, ARGV[1])
if before and tonumber(before) >= tonumber(ARGV[2]) then return tonumber(before) end
redis.call('HSET', planned, ARGV[1], ARGV[2])
keep(planned)
return tonumber(ARGV[2])
"""
)

# ARGV: group, number, token, milliseconds. Gives the attempt, or nil. Its own token means that this very call was
# carried out already, and only its answer was lost.
TAKE = (
    _COMMON
    + """
local step = ARGV[1] .. '/' .. ARGV[2]
if tonumber(ARGV[2]) >= number_of(planned, ARGV[1]) or redis.call('SISMEMBER', done, step) == 1 then return false end
local token, ends = lease_of(step)
if token == ARGV[3] then return number_of(attempts, step) end
if token and ends > now() then return false end
hold(step, ARGV[3], ARGV[4])
local attempt = redis.call('HINCRBY', attempts, step, 1)
keep(attempts)
return attempt
"""
)

# ARGV: group, number, token, milliseconds. Gives 1 where the lease is still held.
RENEW = (
    _COMMON
    + """
local step = ARGV[1] .. '/' .. ARGV[2]
local token, ends = lease_of(step)
if token ~= ARGV[3] or ends <= now() then return 0 end
hold(step, ARGV[3], ARGV[4])
return 1
"""
)

# ARGV: group, number, token. Gives how many steps of the group are left; a lost lease counts the step all the same.
FINISH = (
    _COMMON
    + """
local step = ARGV[1] .. '/' .. ARGV[2]
local count = number_of(planned, ARGV[1])
if tonumber(ARGV[2]) < count and redis.call('SADD', done, step) == 1 then
  redis.call('HINCRBY', finished, ARGV[1], 1)
  keep(done)
  keep(finished)
end
if lease_of(step) == ARGV[3] then redis.call('HDEL', leases, step) end
return count - number_of(finished, ARGV[1])
"""
)

# ARGV: group, number, token.
RELEASE = (
    _COMMON
    + """
local step = ARGV[1] .. '/' .. ARGV[2]
if lease_of(step) == ARGV[3] then redis.call('HDEL', leases, step) end
return 1
"""
)

# Gives all steps that are neither done nor held, in no order.
DUE = (
    _COMMON
    + """
local present, due = now(), {}
local groups = redis.call('HGETALL', planned)
for place = 1, #groups, 2 do
  local group, count = groups[place], tonumber(groups[place + 1])
  for number = 0, number_of(finished, group) < count and count - 1 or -1 do
    local step = group .. '/' .. number
    local token, ends = lease_of(step)
    if redis.call('SISMEMBER', done, step) == 0 and not (token and ends > present) then due[#due + 1] = step end
  end
end
return due
"""
)
