-- Sends the requests of a file in turn: lines of method, path, cookie, accept
-- and body, with tabs between. wrk … -s requests.lua URL -- FILE
local requests, place = {}, 0

function init(arguments)
	for line in io.lines(arguments[1]) do
		local method, path, cookie, accept, body =
			line:match("^(.-)\t(.-)\t(.-)\t(.-)\t(.*)$")
		local headers = { Accept = accept }
		if cookie ~= "" then
			headers["Cookie"] = cookie
		end
		if method == "POST" then
			headers["Content-Type"] = "application/x-www-form-urlencoded"
		end
		requests[#requests + 1] = wrk.format(method, path, headers, body)
	end
end

function request()
	place = place % #requests + 1
	return requests[place]
end
