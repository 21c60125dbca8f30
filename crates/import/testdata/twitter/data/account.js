window.YTD.account.part0 = [{"account":{"email":"ann@acme.example","accountId":"41","username":"ann_t","accountDisplayName":"Ann bakes"}}]
