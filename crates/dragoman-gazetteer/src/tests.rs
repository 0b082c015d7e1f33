//! The built-in data answers as its sources do.

use super::*;

/// Shows the spots of a kind that bear a name, most people first.
fn check(name: &str, kind: Kind, expected: &str) {
    let gazetteer = Gazetteer::bundled();
    let mut spots: Vec<Spot> = gazetteer.find(&fold(name)).map(|hit| gazetteer.spot(hit.idx)).collect();
    spots.retain(|spot| spot.kind == kind);
    spots.sort_by(|a, b| b.population.total_cmp(&a.population));
    let shown = |spot: &Spot| {
        format!("{} {} {:.1},{:.1}", gazetteer.name(spot.idx), spot.country, spot.lat, spot.lon)
    };
    assert_eq!(spots.first().map(shown).unwrap_or_default(), expected, "{name}");
}

#[test]
fn towns_are_found_under_their_spellings() {
    check("Aleppo", Kind::Town, "Aleppo SYR 36.2,37.2");
    check("Kiev", Kind::Town, "Kyiv UKR 50.5,30.5");
    check("Saint Louis", Kind::Town, "St. Louis USA 38.6,-90.2");
    check("Düsseldorf", Kind::Town, "Düsseldorf DEU 51.2,6.8");
    check("Nowhere at All", Kind::Town, "");
}

#[test]
fn divisions_have_a_point() {
    check("Texas", Kind::Province, "Texas USA 31.5,-99.3");
    check("Idlib", Kind::Province, "Idlib SYR 35.8,36.7");
    check("Rapides Parish", Kind::District, "Rapides Parish USA 31.3,-92.4");
}

#[test]
fn the_longest_name_ends_with_a_word() {
    let gazetteer = Gazetteer::bundled();
    assert_eq!(gazetteer.longest_prefix("new york mayor"), Some(8));
    assert_eq!(gazetteer.longest_prefix("new yorkers"), None);
}

#[test]
fn every_spot_lies_on_the_globe_and_in_a_country() {
    let gazetteer = Gazetteer::bundled();
    for idx in 0..gazetteer.len() as u32 {
        let spot = gazetteer.spot(idx);
        assert!(spot.lat.abs() <= 90.0 && spot.lon.abs() <= 180.0, "{spot:?}");
        assert!(!gazetteer.name(idx).is_empty() && spot.country.len() == 3, "{spot:?}");
        let province = spot.province.map(|idx| gazetteer.spot(idx));
        assert!(province.is_none_or(|province| province.kind == Kind::Province), "{spot:?}");
    }
}
