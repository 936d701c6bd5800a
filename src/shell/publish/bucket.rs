//! An S3-compatible bucket. Only what changed is sent, each file with its type and a word on
//! caching, in the steps of `order`: what pages need, new pages, changed pages, removals. Needs
//! the feature `s3`; keys come from the environment, as the service's own programs read them.

use super::{Sending, Unsent};
use crate::config::Destination;
use crate::output::Difference;

#[cfg(not(feature = "s3"))]
pub(super) fn publish(_to: &Destination, _sending: &Sending<'_>) -> Result<Difference, Unsent> {
    Err(Unsent::Refused(
        "this comeback was built without buckets; install it with `cargo install --path . \
         --features s3`"
            .to_owned(),
    ))
}

#[cfg(feature = "s3")]
pub(super) fn publish(to: &Destination, sending: &Sending<'_>) -> Result<Difference, Unsent> {
    wire::publish(to, sending)
}

#[cfg(feature = "s3")]
mod wire {
    use std::sync::Arc;

    use anyhow::{Context, Result};
    use object_store::aws::{AmazonS3, AmazonS3Builder};
    use object_store::path::Path;
    use object_store::{Attribute, Attributes, ObjectStore, ObjectStoreExt, PutOptions};
    use tokio::runtime::{Builder, Runtime};
    use tokio::task::JoinSet;

    use crate::config::Destination;
    use crate::inputs::RelPath;
    use crate::output::{Difference, Manifest, diff};
    use crate::shell::publish::order::order;
    use crate::shell::publish::{Sending, Unsent};
    use crate::shell::write::Mode;

    /// How many files are under way at once.
    const AT_ONCE: usize = 8;

    pub(super) fn publish(to: &Destination, sending: &Sending<'_>) -> Result<Difference, Unsent> {
        let bucket = Bucket::open(to)?;
        let ledger = sending.ledger;
        let (sent, ours) = (ledger.sent()?, ledger.ours()?);
        if ours.files.is_empty() && sending.mode != Mode::Adopt {
            bucket.refuse_strangers()?;
        }
        let next = sending.manifest();
        let difference = diff(sent.as_ref().unwrap_or(&Manifest::default()), &next);
        if sending.mode == Mode::Try {
            return Ok(difference);
        }
        let steps = order(sent.as_ref(), &ours, &next);
        ledger.begin(&next, "s3")?;
        for step in [&steps.parts, &steps.new_pages, &steps.changed_pages] {
            let file = |path: &RelPath| {
                (path.clone(), sending.site().get(path).unwrap_or_default().to_vec())
            };
            bucket.put_all(step.iter().map(file).collect())?;
        }
        bucket.remove_all(&steps.gone)?;
        ledger.end(&next, "s3")?;
        Ok(difference)
    }

    struct Bucket {
        store: Arc<AmazonS3>,
        prefix: String,
        runtime: Runtime,
    }

    impl Bucket {
        fn open(to: &Destination) -> Result<Bucket> {
            let Destination::Bucket { bucket, prefix, endpoint, region } = to else {
                anyhow::bail!("this is no bucket");
            };
            // A second call in one process finds it there already.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let mut builder =
                AmazonS3Builder::from_env().with_bucket_name(bucket).with_region(region);
            if let Some(endpoint) = endpoint {
                let plain = endpoint.starts_with("http://");
                builder = builder.with_endpoint(endpoint).with_allow_http(plain);
            }
            let store = builder.build().context("cannot reach the bucket")?;
            let runtime = Builder::new_current_thread().enable_all().build()?;
            Ok(Bucket { store: Arc::new(store), prefix: prefix.clone(), runtime })
        }

        fn key(&self, path: &RelPath) -> Result<Path> {
            let key = match self.prefix.as_str() {
                "" => path.to_string(),
                prefix => format!("{prefix}/{path}"),
            };
            Path::parse(&key).with_context(|| format!("{key} cannot be the name of an object"))
        }

        fn refuse_strangers(&self) -> Result<(), Unsent> {
            let prefix = Path::parse(&self.prefix).context("the path in the bucket")?;
            let listing = self.store.list_with_delimiter(Some(&prefix));
            let listed = self.runtime.block_on(listing).context("cannot list the bucket")?;
            match listed.objects.len() + listed.common_prefixes.len() {
                0 => Ok(()),
                others => Err(Unsent::Refused(format!(
                    "the bucket holds {others} thing(s) there that are not ours; choose another \
                     path, or agree to this with --adopt"
                ))),
            }
        }

        fn put_all(&self, files: Vec<(RelPath, Vec<u8>)>) -> Result<()> {
            self.runtime.block_on(async {
                let mut under_way = JoinSet::new();
                for (path, bytes) in files {
                    if under_way.len() >= AT_ONCE {
                        ended(under_way.join_next().await)?;
                    }
                    let (key, store) = (self.key(&path)?, Arc::clone(&self.store));
                    let options = options(&path);
                    under_way.spawn(async move {
                        let put = store.put_opts(&key, bytes.into(), options).await;
                        put.map(|_| ()).with_context(|| format!("cannot send {path}"))
                    });
                }
                while let Some(one) = under_way.join_next().await {
                    ended(Some(one))?;
                }
                Ok(())
            })
        }

        fn remove_all(&self, paths: &[RelPath]) -> Result<()> {
            self.runtime.block_on(async {
                for path in paths {
                    match self.store.delete(&self.key(path)?).await {
                        Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                        Err(error) => {
                            return Err(error).with_context(|| format!("cannot remove {path}"));
                        }
                    }
                }
                Ok(())
            })
        }
    }

    fn ended(joined: Option<Result<Result<()>, tokio::task::JoinError>>) -> Result<()> {
        joined.map_or(Ok(()), |joined| joined.context("sending was broken off")?)
    }

    /// Pages are asked for anew each time, so that a share that ended does not live on in a cache.
    fn options(path: &RelPath) -> PutOptions {
        let kind = content_type(&path.extension());
        let page = matches!(path.extension().as_str(), "html" | "xml" | "json" | "csv" | "txt");
        let cache = if page { "private, no-cache" } else { "private, max-age=600" };
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, kind.into());
        attributes.insert(Attribute::CacheControl, cache.into());
        attributes.into()
    }

    fn content_type(extension: &str) -> &'static str {
        match extension {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "csv" => "text/csv; charset=utf-8",
            "txt" | "md" => "text/plain; charset=utf-8",
            "xml" => "application/xml",
            "json" => "application/json",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "gif" => "image/gif",
            "webp" => "image/webp",
            "ico" => "image/x-icon",
            "woff2" => "font/woff2",
            "pdf" => "application/pdf",
            "zip" => "application/zip",
            _ => "application/octet-stream",
        }
    }
}
