window.YTD.following.part0 = [{"following":{"accountId":"42"}},{"following":{"accountId":"43"}},{"follower":{}}]
