//! What the preview answers: the sites, and the check-in page. Forms are taken for the latter only.

use super::checkin::CheckIn;
use super::connection::{Answer, Reply};
use super::gate::{self, Address};
use super::request::{Head, Method, Refused, refused};
use super::response::Response;
use super::sites::Sites;

/// Answers for one project.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) sites: Sites,
    pub(super) check_in: CheckIn,
    pub(super) port: u16,
}

/// The largest form that is taken.
const FORM: u64 = 64 * 1024;

impl Answer for Desk {
    fn admit(&self, head: &Head) -> Result<u64, Refused> {
        let address = gate::admit(head, self.port)?;
        let plain = head.header("content-type") == Some("application/x-www-form-urlencoded");
        match (head.method, is_check_in(&address), plain) {
            (Method::Get | Method::Head, ..) => Ok(0),
            (Method::Post, true, true) => Ok(FORM),
            (Method::Post, true, false) => Err(refused(415, "This is no form.")),
            (Method::Post, false, _) => Err(refused(405, "Nothing is taken here.")),
        }
    }

    fn answer(&self, head: &Head, body: &[u8]) -> Reply {
        match gate::admit(head, self.port) {
            Ok(address) if is_check_in(&address) => Reply::Whole(match head.method {
                Method::Post => self.check_in.take(body),
                Method::Get | Method::Head => self.check_in.show(),
            }),
            Ok(address) => self.sites.reply(&address),
            Err(refused) => Reply::Whole(Response::of(refused)),
        }
    }
}

fn is_check_in(address: &Address) -> bool {
    address.parts == ["-", "check-in"]
}
