-- Random readers for wrk: wrk -s readers.lua URL -- FILE [post]
-- FILE is what `cargo xtask world --tokens FILE` writes, or lines of headers ("cookie: ...").

local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local asked, heads = {}, {}

function init(args)
  local file = assert(io.open(args[1], "r"))
  local text = file:read("*a")
  file:close()
  for token in text:gmatch('"token":"([^"]+)"') do
    heads[#heads + 1] = { "authorization", "Bearer " .. token }
  end
  if #heads == 0 then
    for name, value in text:gmatch("([^:\n]+): ([^\n]+)") do
      heads[#heads + 1] = { name, value }
    end
  end
  math.randomseed(os.time() * 8 + number)
  posting = args[2] == "post"
  if not posting then
    for place, head in ipairs(heads) do
      asked[place] = wrk.format("GET", nil, { [head[1]] = head[2] })
    end
  end
end

function request()
  local place = math.random(#heads)
  if not posting then
    return asked[place]
  end
  local head = heads[place]
  local body = string.format("status=measuring+number+%d+of+thread+%d", math.random(1000000000), number)
  local headers = { [head[1]] = head[2], ["content-type"] = "application/x-www-form-urlencoded" }
  return wrk.format("POST", nil, headers, body)
end
