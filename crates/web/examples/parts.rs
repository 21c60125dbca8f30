//! Writes a page with every part to standard output: `cargo run -p web --example parts [language] > parts.html`.

use web::i18n::L;
use web::parts::{Sample, samples};

fn main() {
    let tag = std::env::args().nth(1).unwrap_or_default();
    let only = std::env::args().nth(2);
    let l = L::find(&tag).unwrap_or_else(L::fallback);
    let page = maud::html! {
        (maud::DOCTYPE)
        html lang=(l.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Parts" }
                link rel="stylesheet" href=(web::asset("css/corner.css"));
            }
            body {
                @for (name, part) in samples(&Sample::new(l)) {
                    @if only.as_deref().is_none_or(|o| o == name) {
                        @if name == "shell" { (part) } @else { section .main { h2 { (name) } (part) } }
                    }
                }
            }
        }
    };
    println!("{}", page.into_string());
}
