//! The pictures of the posts, drawn and uploaded by their authors shortly before they post.

use std::collections::HashMap;
use std::time::Duration;

use model::MediaId;
use service::media;
use tokio::task::JoinSet;

use super::Stage;
use crate::demo::cast::Cast;
use crate::demo::fault::Fault;
use crate::demo::picture::Picture;

/// Uploads them all; answers those of each post, by its position.
pub(super) async fn upload(stage: &Stage) -> Result<HashMap<usize, Vec<MediaId>>, Fault> {
    let cast = Cast::new(&stage.demo);
    let mut work = JoinSet::new();
    let mut count = 0;
    for (index, post) in stage.demo.posts.iter().enumerate() {
        let author = cast
            .person(&post.author)
            .and_then(|i| stage.actors.get(i))
            .copied();
        let (Some(author), Some(time)) = (author, cast.time(post, stage.now)) else {
            continue;
        };
        for (place, image) in post.images.iter().enumerate() {
            count += 1;
            // A different odd millisecond for each, so that their ids differ.
            let moment = time.minus(Duration::from_millis(60_000 - 2 * count));
            let (ctx, image, file, line) =
                (stage.aside(moment), image.clone(), post.file, post.line);
            work.spawn(async move {
                let drawn = tokio::task::spawn_blocking(move || {
                    Picture::read(&image.scene).map(|p| (p.png(), image.alt))
                });
                let drawn = drawn.await.map_err(|e| e.to_string()).and_then(|png| png);
                let (png, alt) = drawn.map_err(|what| Fault::at(file, line, what))?;
                let view = media::upload(&ctx, author, png, &alt).await;
                let view = view.map_err(|why| Fault::at(file, line, why.to_string()))?;
                Ok::<_, Fault>((index, place, view.id))
            });
        }
    }
    let mut uploaded: Vec<(usize, usize, MediaId)> = Vec::new();
    while let Some(done) = work.join_next().await {
        uploaded.push(done.map_err(|e| Fault::at("pictures", 0, e.to_string()))??);
    }
    uploaded.sort_unstable();
    let mut by_post: HashMap<usize, Vec<MediaId>> = HashMap::new();
    for (index, _, id) in uploaded {
        by_post.entry(index).or_default().push(id);
    }
    Ok(by_post)
}
