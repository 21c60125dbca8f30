# Emoji of the organisation's own: choosing one, and the page of the administrators.
emoji-title = Emoji
emoji-about = These are the emoji of your own. Write one between colons, or choose it from the panel of the composer.
emoji-choose = Choose an emoji
emoji-own = Our own
emoji-common = Used often
emoji-none = No emoji of your own yet
emoji-none-text = A logo, a mascot, an inside joke: small pictures that only you have make a place yours.
emoji-admin-title = Emoji
emoji-new = Add an emoji
emoji-new-about = Everyone can use it in posts, names, status lines and reactions, by writing its shortcode between colons.
emoji-image = Picture
emoji-image-hint = PNG, GIF, WebP or AVIF of at most 512 KB; square and see-through looks best. A GIF may move and then be at most 256 pixels wide and high.
emoji-shortcode = Shortcode
emoji-shortcode-hint = Small letters, digits and underscores, such as good_roast. It cannot be changed later.
emoji-category = Category
emoji-category-hint = The heading it stands under where one chooses, such as Coffee. Empty for none.
emoji-listed = Offer it
emoji-listed-hint = Without this, only those who know its shortcode can use it.
emoji-add = Add
emoji-by = Added by
emoji-enabled = In use
emoji-unlisted = In use, not offered
emoji-disabled = Out of use
emoji-enable = Use again
emoji-disable = Take out of use
emoji-edit = Change
emoji-delete = Delete
emoji-back = Back
emoji-delete-title = Delete { $code }?
emoji-delete-about = The picture is gone for good. Where it was written, its shortcode will stand instead.
emoji-delete-given = { $n ->
    [0] Nobody has reacted with it.
    [one] It was given as a reaction once.
   *[other] It was given as a reaction { $n } times.
}
emoji-delete-instead = If you only want nobody to use it any more, take it out of use: then what was written keeps its picture.
toast-emoji-added = Added. Everyone can use it now.
toast-emoji-enabled = In use again.
toast-emoji-disabled = Out of use. What was written keeps its picture.
toast-emoji-deleted = Deleted.
refused-choose-picture = Choose a picture first.
refused-no-shortcode = A shortcode has 2 to 32 small letters, digits and underscores, and no underscore at its beginning or end.
refused-shortcode-taken = There is an emoji of yours with this shortcode already.
refused-shortcode-of-all = This shortcode means an emoji that everybody has. Take another one.
refused-too-many-emoji = There are { $limit } emoji already. Delete some first.
refused-emoji-bytes = This picture is too big for an emoji: at most { $limit } KB.
refused-emoji-moving = A picture that moves may be at most { $limit } pixels wide and high. Make it smaller, or send one that does not move.
