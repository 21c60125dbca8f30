// Starts what a page needs. Each script finds its own places by their data- attributes; see the top of each.
