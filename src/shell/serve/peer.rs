//! Whether the program at the other end of a connection belongs to the person who started the
//! preview. Other people can have accounts on the same computer, and loopback is open to all of
//! them; where the system tells who owns a connection, theirs are refused.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::MetadataExt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Peer {
    /// The same person, or the system's administrator.
    Own,
    Stranger,
    /// The system does not tell.
    Unknown,
}

/// Who is at the other end.
pub(super) fn peer(other: SocketAddr, here: SocketAddr) -> Peer {
    let Ok(own) = fs::metadata("/proc/self").map(|facts| facts.uid()) else {
        return Peer::Unknown;
    };
    let owner = |table: &str| owner_in(&fs::read_to_string(table).ok()?, other, here);
    match owner("/proc/net/tcp").or_else(|| owner("/proc/net/tcp6")) {
        None => Peer::Unknown,
        Some(user) if user == own || user == 0 => Peer::Own,
        Some(_) => Peer::Stranger,
    }
}

/// The owner of the connection from `from` to `to` in a table of the system.
fn owner_in(table: &str, from: SocketAddr, to: SocketAddr) -> Option<u32> {
    let (from, to) = (spelt(from)?, spelt(to)?);
    table.lines().skip(1).find_map(|line| {
        let mut words = line.split_whitespace().skip(1);
        let (local, remote) = (words.next()?, words.next()?);
        let same = local.ends_with(&from) && remote.ends_with(&to);
        words.nth(4).filter(|_| same)?.parse().ok()
    })
}

/// `127.0.0.1:80` as `0100007F:0050`.
fn spelt(address: SocketAddr) -> Option<String> {
    let SocketAddr::V4(address) = address else { return None };
    let ip = u32::from_ne_bytes(Ipv4Addr::octets(address.ip()));
    Some(format!("{ip:08X}:{:04X}", address.port()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:128B 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1
   1: 0100007F:9C40 0100007F:128B 01 00000000:00000000 00:00000000 00000000  1001        0 2 1
   2: 0100007F:128B 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 3 1
";

    #[test]
    #[cfg(target_endian = "little")]
    fn the_owner_is_that_of_the_other_end_and_not_of_ours() {
        let address = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));
        assert_eq!(owner_in(TABLE, address(40000), address(4747)), Some(1001));
        assert_eq!(owner_in(TABLE, address(40001), address(4747)), None);
        assert_eq!(owner_in("", address(40000), address(4747)), None);
    }
}
