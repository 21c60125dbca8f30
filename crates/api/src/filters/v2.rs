//! Filters as since Mastodon 4.0: a title, words, and posts.

use axum::Json;
use axum::extract::State;
use model::{FilterAction, FilterId, FilterSetId, StatusId};
use serde_json::Value;
use service::filter_sets::{self, FilterSet, SetDraft, WordDraft};

use super::{asked, gone};
use crate::entities::filter::{Filter, FilterKeyword, FilterStatus};
use crate::{Answer, Api, Error, Id, Me, Params};

fn word(params: &Params, id: Option<FilterId>) -> WordDraft {
    WordDraft {
        id,
        phrase: params.text("keyword"),
        whole_word: params.truth("whole_word"),
        destroy: params.is("_destroy"),
    }
}

fn draft(params: &Params) -> Answer<SetDraft> {
    let action = match params.filled("filter_action").as_deref() {
        None => None,
        // Blurring of images is folding here.
        Some("warn" | "blur") => Some(FilterAction::Warn),
        Some("hide") => Some(FilterAction::Hide),
        Some(_) => {
            return Err(Error::Invalid(
                "Validation failed: Filter action is not included in the list".to_owned(),
            ));
        }
    };
    let words = params.subs("keywords_attributes");
    Ok(SetDraft {
        title: params.text("title"),
        action,
        words: words.iter().map(|w| word(w, w.parsed("id"))).collect(),
        ..asked(params)
    })
}

pub(super) async fn index(State(api): State<Api>, me: Me) -> Answer<Json<Vec<Filter>>> {
    let sets = filter_sets::all(&api.ctx, me.actor).await?;
    Ok(Json(sets.iter().map(Filter::new).collect()))
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterSetId>,
) -> Answer<Json<Filter>> {
    let set = filter_sets::get(&api.ctx, me.actor, id).await?;
    Ok(Json(Filter::new(&set)))
}

pub(super) async fn create(State(api): State<Api>, me: Me, params: Params) -> Answer<Json<Filter>> {
    let set = filter_sets::create(&api.ctx, me.actor, draft(&params)?).await?;
    Ok(Json(Filter::new(&set)))
}

pub(super) async fn update(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterSetId>,
    params: Params,
) -> Answer<Json<Filter>> {
    let set = filter_sets::update(&api.ctx, me.actor, id, draft(&params)?).await?;
    Ok(Json(Filter::new(&set)))
}

pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterSetId>,
) -> Answer<Json<Value>> {
    filter_sets::delete(&api.ctx, me.actor, id).await?;
    Ok(gone())
}

pub(super) async fn keywords(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterSetId>,
) -> Answer<Json<Vec<FilterKeyword>>> {
    let set = filter_sets::get(&api.ctx, me.actor, id).await?;
    Ok(Json(set.keywords.iter().map(FilterKeyword::new).collect()))
}

async fn with(api: &Api, me: &Me, id: FilterSetId, word: WordDraft) -> Answer<FilterSet> {
    let draft = SetDraft {
        words: vec![word],
        ..SetDraft::default()
    };
    Ok(filter_sets::update(&api.ctx, me.actor, id, draft).await?)
}

pub(super) async fn add_keyword(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterSetId>,
    params: Params,
) -> Answer<Json<FilterKeyword>> {
    let set = with(&api, &me, id, word(&params, None)).await?;
    let newest = set.keywords.iter().max_by_key(|word| word.id);
    Ok(Json(FilterKeyword::new(newest.ok_or(Error::NotFound)?)))
}

pub(super) async fn keyword(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
) -> Answer<Json<FilterKeyword>> {
    let set = filter_sets::with_word(&api.ctx, me.actor, id).await?;
    let found = set.keywords.iter().find(|word| word.id == id);
    Ok(Json(FilterKeyword::new(found.ok_or(Error::NotFound)?)))
}

pub(super) async fn change_keyword(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
    params: Params,
) -> Answer<Json<FilterKeyword>> {
    let set = filter_sets::with_word(&api.ctx, me.actor, id).await?;
    with(&api, &me, set.id, word(&params, Some(id))).await?;
    keyword(State(api), me, Id(id)).await
}

pub(super) async fn delete_keyword(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
) -> Answer<Json<Value>> {
    let set = filter_sets::with_word(&api.ctx, me.actor, id).await?;
    let word = WordDraft {
        id: Some(id),
        destroy: true,
        ..WordDraft::default()
    };
    with(&api, &me, set.id, word).await?;
    Ok(gone())
}

pub(super) async fn statuses(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterSetId>,
) -> Answer<Json<Vec<FilterStatus>>> {
    let set = filter_sets::get(&api.ctx, me.actor, id).await?;
    Ok(Json(set.statuses.iter().map(FilterStatus::new).collect()))
}

pub(super) async fn add_status(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterSetId>,
    params: Params,
) -> Answer<Json<FilterStatus>> {
    let status: StatusId = params.parsed("status_id").ok_or(Error::NotFound)?;
    let mark = filter_sets::mark(&api.ctx, me.actor, id, status).await?;
    Ok(Json(FilterStatus::new(&mark)))
}

pub(super) async fn status(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
) -> Answer<Json<FilterStatus>> {
    let set = filter_sets::with_mark(&api.ctx, me.actor, id).await?;
    let found = set.statuses.iter().find(|mark| mark.id == id);
    Ok(Json(FilterStatus::new(found.ok_or(Error::NotFound)?)))
}

pub(super) async fn delete_status(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
) -> Answer<Json<Value>> {
    filter_sets::unmark(&api.ctx, me.actor, id).await?;
    Ok(gone())
}
