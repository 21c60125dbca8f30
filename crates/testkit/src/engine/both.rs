//! One test, two engines.

/// Runs a test to its end on a runtime of its own.
pub fn run(test: impl Future<Output = ()>) {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    match builder.worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime.block_on(test),
        Err(error) => panic!("no runtime: {error}"),
    }
}

/// Makes a test for each engine out of each function, handing it what `Type::new(engine)` gives:
///
/// ```
/// testkit::on_both! {
///     async fn a_new_database_answers(db: testkit::TestDb) {
///         db.ping().await.unwrap();
///     }
/// }
/// ```
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($($given:tt)+) $body:block)*) => {
        $($crate::on_both! { @one $(#[$meta])* $name [$($given)+] $body })*
    };
    (@one $(#[$meta:meta])* $name:ident [mut $given:ident : $type:ty] $body:block) => {
        $crate::on_both! { @tests $(#[$meta])* $name [$type] |mut $given: $type| $body }
    };
    (@one $(#[$meta:meta])* $name:ident [$given:ident : $type:ty] $body:block) => {
        $crate::on_both! { @tests $(#[$meta])* $name [$type] |$given: $type| $body }
    };
    (@tests $(#[$meta:meta])* $name:ident [$type:ty] $($test:tt)+) => {
        $(#[$meta])*
        #[cfg(test)]
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn on(engine: $crate::Engine) {
                let test = async $($test)+;
                test(<$type>::new(engine).await).await;
            }

            #[test]
            fn sqlite() {
                $crate::engine::run(on($crate::Engine::Sqlite));
            }

            #[test]
            fn postgres() {
                $crate::engine::run(on($crate::Engine::Postgres));
            }
        }
    };
}
