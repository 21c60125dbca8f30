//! Acts that are written down for those who have to answer for them.

use crate::code::codes;

codes! {
    /// An administrative act, or one that guards an account. Numbers go by subject, with room in each.
    Act {
        /// Someone signed in: a session began.
        SignedIn = 0 "signed_in",
        /// Someone tried to sign in and could not.
        SignInFailed = 1 "sign_in_failed",
        /// Someone ended a session of their own.
        SessionEnded = 2 "session_ended",
        /// Someone ended all their sessions but one.
        SessionsEnded = 3 "sessions_ended",
        /// Someone changed their password.
        PasswordChanged = 4 "password_changed",
        /// A link for a new password was made.
        ResetLinkMade = 5 "reset_link_made",
        /// A password was chosen with such a link.
        PasswordReset = 6 "password_reset",
        /// Signing in asks for a code from now on.
        SecondFactorOn = 7 "second_factor_on",
        /// Signing in asks for no code any more.
        SecondFactorOff = 8 "second_factor_off",
        /// An administrator removed someone's second factor and passkeys.
        SecondFactorRemoved = 9 "second_factor_removed",
        /// New recovery codes were made.
        RecoveryCodesMade = 10 "recovery_codes_made",
        /// A passkey was added.
        PasskeyAdded = 11 "passkey_added",
        /// A passkey was removed.
        PasskeyRemoved = 12 "passkey_removed",
        /// Someone allowed an app something.
        AppConnected = 13 "app_connected",
        /// What someone had allowed an app was ended.
        AppDisconnected = 14 "app_disconnected",
        /// A token for a script of someone was made on the command line.
        TokenMade = 15 "token_made",

        /// An account was made on the command line.
        PersonCreated = 30 "person_created",
        /// Someone came in with an invitation.
        PersonJoined = 31 "person_joined",
        /// Someone asked to join.
        JoinAsked = 32 "join_asked",
        /// A request to join was granted.
        JoinApproved = 33 "join_approved",
        /// A request to join was turned down.
        JoinRejected = 34 "join_rejected",
        /// Someone was given a role.
        RoleSet = 35 "role_set",
        /// Someone was suspended, let in again, or marked as having left.
        StateSet = 36 "state_set",
        /// People were brought in from a list.
        PeopleImported = 37 "people_imported",
        /// An invitation was made.
        InvitationMade = 38 "invitation_made",
        /// An invitation was taken back.
        InvitationRevoked = 39 "invitation_revoked",

        /// The organisation was named.
        OrganisationSetUp = 50 "organisation_set_up",
        /// Settings of the organisation were changed.
        OrganisationChanged = 51 "organisation_changed",
        /// A unit was added.
        UnitCreated = 52 "unit_created",
        /// A unit was changed or moved.
        UnitChanged = 53 "unit_changed",
        /// A unit was removed.
        UnitDeleted = 54 "unit_deleted",

        /// A job that had failed was tried again.
        JobRetried = 60 "job_retried",
        /// A job that had failed was dropped.
        JobDropped = 61 "job_dropped",
        /// A backup was written.
        BackupMade = 62 "backup_made",
        /// A backup was brought in.
        BackupRestored = 63 "backup_restored",
        /// Wrong counts were put right.
        CountsRepaired = 64 "counts_repaired",
        /// History of another service began to come in, or had come in.
        HistoryImported = 65 "history_imported",

        /// This log was taken out as a file.
        AuditExported = 70 "audit_exported",

        /// How long posts are kept was changed.
        RetentionChanged = 71 "retention_changed",
        /// Posts over their time were removed.
        RetentionCarriedOut = 72 "retention_carried_out",
        /// A legal hold was placed.
        HoldPlaced = 73 "hold_placed",
        /// A legal hold was lifted.
        HoldLifted = 74 "hold_lifted",
        /// Someone asked for everything about themselves.
        ExportAsked = 75 "export_asked",
        /// Someone fetched it.
        ExportFetched = 76 "export_fetched",
        /// Someone is to be erased.
        ErasureAsked = 77 "erasure_asked",
        /// The wish was taken back.
        ErasureCancelled = 78 "erasure_cancelled",
        /// Someone was erased.
        Erased = 79 "erased",

        /// Someone wants to read a conversation in an investigation.
        InquiryAsked = 80 "inquiry_asked",
        /// Someone else consented.
        InquiryGranted = 81 "inquiry_granted",
        /// Someone else refused.
        InquiryRefused = 82 "inquiry_refused",
        /// The conversation was read.
        InquiryRead = 83 "inquiry_read",
        /// Its time is over, and those concerned were told.
        InquiryEnded = 84 "inquiry_ended",

        /// A moderator or administrator deleted someone's post.
        PostRemoved = 90 "post_removed",
        /// A moderator hid someone's posts.
        PostHidden = 91 "post_hidden",
        /// A moderator warned someone.
        PersonWarned = 92 "person_warned",
        /// A moderator limited the reach of someone's posts.
        PersonLimited = 93 "person_limited",
        /// A moderator suspended someone.
        PersonSuspended = 94 "person_suspended",
        /// What a moderator did was taken back.
        StrikeUndone = 95 "strike_undone",
        /// An appeal was granted.
        AppealGranted = 96 "appeal_granted",
        /// An appeal was turned down.
        AppealDenied = 97 "appeal_denied",
        /// A report was dealt with.
        ReportSettled = 98 "report_settled",
        /// A report was opened again.
        ReportReopened = 99 "report_reopened",
        /// A report was given to someone, or to nobody.
        ReportAssigned = 100 "report_assigned",
        /// A version of the house rules was published.
        RulesPublished = 101 "rules_published",
        /// A moderator suspended someone who is to be erased.
        PersonDeleted = 102 "person_deleted",
        /// Reports, strikes and notes over their time were removed.
        OrderForgotten = 103 "order_forgotten",


        /// A group was deleted.
        GroupDeleted = 110 "group_deleted",
        /// A group was closed for writing.
        GroupArchived = 111 "group_archived",
        /// A closed group was opened again.
        GroupReopened = 112 "group_reopened",
        /// A group was handed over.
        GroupHandedOver = 113 "group_handed_over",
        /// Someone was given another part in a group.
        GroupRoleSet = 114 "group_role_set",
        /// Someone was taken out of a group.
        GroupMemberRemoved = 115 "group_member_removed",
        /// A rule brings people into a group.
        GroupRuleAdded = 116 "group_rule_added",
        /// A rule of a group was removed.
        GroupRuleRemoved = 117 "group_rule_removed",

        /// An emoji of the organisation's own was added.
        EmojiAdded = 130 "emoji_added",
        /// It was given another category, or is offered, or no longer.
        EmojiChanged = 131 "emoji_changed",
        /// It was taken out of use.
        EmojiDisabled = 132 "emoji_disabled",
        /// It was taken back into use.
        EmojiEnabled = 133 "emoji_enabled",
        /// It was deleted.
        EmojiDeleted = 134 "emoji_deleted",
    }
}

codes! {
    /// What an act is about, beside a person.
    Thing {
        /// Nothing more.
        None = 0 "none",
        /// A unit.
        Unit = 1 "unit",
        /// An invitation.
        Invitation = 2 "invitation",
        /// A session.
        Session = 3 "session",
        /// A passkey.
        Passkey = 4 "passkey",
        /// A job.
        Job = 5 "job",
        /// A post.
        Status = 6 "status",
        /// A group.
        Group = 7 "group",
        /// A conversation.
        Conversation = 8 "conversation",
        /// A report.
        Report = 9 "report",
        /// House rules.
        Rules = 10 "rules",
        /// An app.
        App = 11 "app",
        /// An emoji of the organisation's own.
        Emoji = 12 "emoji",
        /// A legal hold.
        Hold = 13 "hold",
        /// A request to read a conversation.
        Inquiry = 14 "inquiry",
    }
}

codes! {
    /// What more is said of an act. The text beside it is data, never a sentence.
    Detail {
        /// Network address.
        Address = 0 "address",
        /// What a browser calls itself.
        Agent = 1 "agent",
        /// What it was before.
        From = 2 "from",
        /// What it is now.
        To = 3 "to",
        /// What something is called.
        Name = 4 "name",
        /// Why: a code, or what someone wrote.
        Reason = 5 "reason",
        /// How many.
        Count = 6 "count",
        /// Names of what was changed.
        Changed = 7 "changed",
        /// Until when, in microseconds since the epoch.
        Until = 8 "until",
        /// Which kind.
        Kind = 9 "kind",
        /// What an app may do.
        Scopes = 10 "scopes",
    }
}
