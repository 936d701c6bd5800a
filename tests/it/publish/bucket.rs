//! A bucket on a real S3 server on loopback: moto's, which `.ci/run` installs. Without the server,
//! or without the feature `s3`, the test says so in one line.

#[cfg(not(feature = "s3"))]
#[test]
fn buckets_are_tested_with_the_feature_s3() {
    println!("built without the feature s3: publishing to a bucket was not tested");
    let ground = super::ground::Ground::new("s3://bucket/sam", "");
    let output = ground.run(&["publish", "sam"]);
    assert_eq!(output.status.code(), Some(5));
    assert!(super::ground::text(&output.stderr).contains("--features s3"));
}

#[cfg(feature = "s3")]
mod served {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::process::{Child, Command, Stdio};
    use std::time::Duration;

    use crate::publish::ground::{Ground, Picture, Version, broken_links, holds, text};
    use crate::publish::remote::never_half_new;

    struct Server {
        child: Child,
        port: u16,
    }

    impl Drop for Server {
        fn drop(&mut self) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    impl Server {
        /// Nothing where moto is not installed.
        fn start() -> Option<Server> {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let mut command = Command::new("moto_server");
            command.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let Ok(child) = command.spawn() else {
                println!("moto_server is not installed: publishing to a bucket was not tested");
                return None;
            };
            let mut server = Server { child, port };
            while TcpStream::connect(("127.0.0.1", port)).is_err() {
                if server.child.try_wait().unwrap().is_some() {
                    println!("moto_server does not run: publishing to a bucket was not tested");
                    return None;
                }
                std::thread::park_timeout(Duration::from_millis(50));
            }
            let (status, _) = server.ask("PUT", "/bucket");
            assert!(status.starts_with("HTTP/1.1 200"), "{status}");
            Some(server)
        }

        /// The head of the answer, and its body.
        fn ask(&self, method: &str, path: &str) -> (String, Vec<u8>) {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
            let head = format!(
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 0\r\n\
                 Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request\r\n\
                 Connection: close\r\n\r\n",
                self.port
            );
            stream.write_all(head.as_bytes()).unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
            (text(&answer[..end]), answer[end + 4..].to_vec())
        }

        fn keys(&self) -> Vec<String> {
            let (_, listed) = self.ask("GET", "/bucket?list-type=2&max-keys=1000");
            let listed = text(&listed);
            let keys = listed.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
            keys.map(str::to_owned).collect()
        }

        /// What lies below `sam/`.
        fn site(&self) -> Picture {
            let own = |key: String| Some((key.strip_prefix("sam/")?.to_owned(), key));
            let keys = self.keys().into_iter().filter_map(own);
            keys.map(|(name, key)| (name, self.ask("GET", &format!("/bucket/{key}")).1)).collect()
        }

        fn ground(&self) -> Ground {
            let more =
                format!("endpoint = \"http://127.0.0.1:{}\"\nregion = \"us-east-1\"", self.port);
            Ground::new("s3://bucket/sam", &more)
        }
    }

    #[test]
    fn a_bucket_gets_what_changed_with_types_and_loses_what_is_gone() {
        let Some(server) = Server::start() else { return };
        server.ask("PUT", "/bucket/other.txt");
        let ground = server.ground();
        ground.publish();
        let old = server.site();
        assert!(holds(&old, "withdrawnwork") && !holds(&old, "zqkestrel"));
        assert_eq!(broken_links(&old), Vec::<String>::new());
        let (head, _) = server.ask("GET", "/bucket/sam/index.html");
        let head = head.to_lowercase();
        assert!(head.contains("content-type: text/html; charset=utf-8"), "{head}");
        assert!(head.contains("cache-control: private, no-cache"), "{head}");
        ground.is(Version::New);
        let told = ground.publish();
        assert!(!told.contains(" 0 as before"), "only what changed is sent: {told}");
        let new = server.site();
        assert!(holds(&new, "freshwork") && !holds(&new, "withdrawnwork"));
        assert!(server.keys().contains(&"other.txt".to_owned()));
        assert_eq!(broken_links(&new), Vec::<String>::new());
    }

    #[test]
    fn a_place_that_holds_things_of_others_is_refused() {
        let Some(server) = Server::start() else { return };
        server.ask("PUT", "/bucket/sam/mine.txt");
        let output = server.ground().run(&["publish", "sam"]);
        assert_eq!(output.status.code(), Some(5), "{}", text(&output.stderr));
        assert_eq!(server.keys(), ["sam/mine.txt"]);
    }

    #[test]
    fn a_killed_sending_to_a_bucket_is_never_half_new() {
        let Some(server) = Server::start() else { return };
        let ground = server.ground();
        never_half_new(&ground, 50, || server.site());
    }
}
