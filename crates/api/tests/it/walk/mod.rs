//! Walks over many methods at once: what one may not see, pages to their ends, and what is at the edges.

mod edges;
mod every;
mod objects;
mod pages;
mod ready;
mod routes;
mod secret;
