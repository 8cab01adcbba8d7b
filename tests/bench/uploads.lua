-- Posts one file again and again, as its form would: each time to another
-- referral. wrk … -s uploads.lua URL -- LIST FILE; LIST has lines of path,
-- cookie, csrf and request_key, with tabs between.
local boundary = "----------------shokai-bench"
local lines, place, file = {}, 0, nil

local function part(name, value)
	return "--" .. boundary .. "\r\nContent-Disposition: form-data; name=\"" ..
		name .. "\"\r\n\r\n" .. value .. "\r\n"
end

function init(arguments)
	for line in io.lines(arguments[1]) do
		lines[#lines + 1] = line
	end
	local data = assert(io.open(arguments[2], "rb")):read("*a")
	file = part("kind", "resume") .. part("replaces", "") ..
		part("motivation", "") .. "--" .. boundary ..
		"\r\nContent-Disposition: form-data; name=\"file\"; " ..
		"filename=\"resume.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" ..
		data .. "\r\n--" .. boundary .. "--\r\n"
end

function request()
	place = place % #lines + 1
	local path, cookie, csrf, key =
		lines[place]:match("^(.-)\t(.-)\t(.-)\t(.*)$")
	return wrk.format("POST", path, {
		["Cookie"] = cookie,
		["Content-Type"] = "multipart/form-data; boundary=" .. boundary
	}, part("csrf", csrf) .. part("request_key", key) .. file)
end
