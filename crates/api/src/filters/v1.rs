//! Filters as before Mastodon 4.0: one word each.

use axum::Json;
use axum::extract::State;
use model::{FilterAction, FilterId};
use serde_json::Value;
use service::filter_sets::{self, FilterSet, SetDraft, WordDraft};

use super::{asked, gone};
use crate::entities::filter::FilterV1;
use crate::{Answer, Api, Error, Id, Me, Params};

fn of(set: &FilterSet, id: FilterId) -> Answer<Json<FilterV1>> {
    let word = set.keywords.iter().find(|word| word.id == id);
    Ok(Json(FilterV1::new(set, word.ok_or(Error::NotFound)?)))
}

fn draft(params: &Params, id: Option<FilterId>) -> SetDraft {
    SetDraft {
        title: params.text("phrase"),
        action: params.truth("irreversible").map(|hide| {
            if hide {
                FilterAction::Hide
            } else {
                FilterAction::Warn
            }
        }),
        words: vec![WordDraft {
            id,
            phrase: params.text("phrase"),
            whole_word: params.truth("whole_word"),
            destroy: false,
        }],
        ..asked(params)
    }
}

pub(super) async fn index(State(api): State<Api>, me: Me) -> Answer<Json<Vec<FilterV1>>> {
    let sets = filter_sets::all(&api.ctx, me.actor).await?;
    let words = |set: &FilterSet| -> Vec<FilterV1> {
        set.keywords
            .iter()
            .map(|word| FilterV1::new(set, word))
            .collect()
    };
    Ok(Json(sets.iter().flat_map(words).collect()))
}

pub(super) async fn show(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
) -> Answer<Json<FilterV1>> {
    of(&filter_sets::with_word(&api.ctx, me.actor, id).await?, id)
}

pub(super) async fn create(
    State(api): State<Api>,
    me: Me,
    params: Params,
) -> Answer<Json<FilterV1>> {
    let set = filter_sets::create(&api.ctx, me.actor, draft(&params, None)).await?;
    let id = set.keywords.first().ok_or(Error::NotFound)?.id;
    of(&set, id)
}

pub(super) async fn update(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
    params: Params,
) -> Answer<Json<FilterV1>> {
    let set = filter_sets::with_word(&api.ctx, me.actor, id).await?;
    let draft = draft(&params, Some(id));
    of(
        &filter_sets::update(&api.ctx, me.actor, set.id, draft).await?,
        id,
    )
}

/// The last word of a set takes the set with it.
pub(super) async fn destroy(
    State(api): State<Api>,
    me: Me,
    Id(id): Id<FilterId>,
) -> Answer<Json<Value>> {
    let set = filter_sets::with_word(&api.ctx, me.actor, id).await?;
    if set.keywords.len() == 1 && set.statuses.is_empty() {
        filter_sets::delete(&api.ctx, me.actor, set.id).await?;
    } else {
        let words = vec![WordDraft {
            id: Some(id),
            destroy: true,
            ..WordDraft::default()
        }];
        let draft = SetDraft {
            words,
            ..SetDraft::default()
        };
        filter_sets::update(&api.ctx, me.actor, set.id, draft).await?;
    }
    Ok(gone())
}
