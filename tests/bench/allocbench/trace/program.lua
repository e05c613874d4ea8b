-- SPDX-License-Identifier: BSD-3-Clause
-- What the recorded Lua does: words, tables, closures, objects, coroutines.

local seed = 1
local function random(n)
	seed = (seed * 1103515245 + 12345) % 2147483648
	return (seed >> 8) % n + 1
end

local syllables = { 'ka', 'lo', 'mi', 'ren', 'tu', 'vash', 'o', 'zel' }
local function word()
	local parts = {}
	for i = 1, random(4) do
		parts[i] = syllables[random(#syllables)]
	end
	return table.concat(parts)
end

-- Text: counted, sorted, replaced.
local counts, text = {}, {}
for i = 1, 700 do
	local w = word()
	counts[w] = (counts[w] or 0) + 1
	text[i] = w
end
local order = {}
for w, n in pairs(counts) do
	order[#order + 1] = { word = w, count = n }
end
table.sort(order, function(a, b)
	return a.count > b.count or a.count == b.count and a.word < b.word
end)
local line = table.concat(text, ' ')
line = line:gsub('%w+', function(w)
	return #w > 4 and w:upper() or nil
end)

-- A binary tree of objects, grown and cut.
local Node = {}
Node.__index = Node
function Node.insert(node, key, value)
	if not node then
		return setmetatable({ key = key, value = value }, Node)
	end
	local side = key < node.key and 'left' or 'right'
	node[side] = Node.insert(node[side], key, value)
	return node
end
for _ = 1, 4 do
	local root
	for i = 1, 180 do
		root = Node.insert(root, random(100000), 'value ' .. i)
	end
end

-- Closures over closures, coroutines over both.
local function compose(f, g)
	return function(x)
		return f(g(x))
	end
end
local sum = 0
for i = 1, 150 do
	local f = compose(function(x) return x + i end, function(x) return x * 2 end)
	local co = coroutine.wrap(function()
		for k = 1, 3 do
			coroutine.yield(f(k))
		end
	end)
	sum = sum + co() + co() + co()
end

-- Records, printed and read again.
local lines = {}
for i = 1, 250 do
	lines[#lines + 1] = string.format('%d;%s;%.3f', i, word(), random(1000) / 7)
end
local total = 0
for _, l in ipairs(lines) do
	local id, name, value = l:match('^(%d+);(%w+);([%d.]+)$')
	local record = { id = tonumber(id), name = name, value = tonumber(value) }
	total = total + record.value
end
print(#order, #line, sum, math.floor(total))
