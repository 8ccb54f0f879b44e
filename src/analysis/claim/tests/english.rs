//! Frames of English news.

use super::{check, silent};

#[test]
fn english() {
    check(&[
        "[Mayor Jane Rowe]s [said]c [the bridge would close on Monday]k. states",
        "[The mayor]s [said]c on Tuesday that [the bridge would close]k. states",
        "[Jane Rowe, the mayor of Hull]s, [said]c [the bridge would close]k. states",
        "[\"The bridge will close on Monday,\"]k [said]c [Jane Rowe]s, the mayor of Hull. states",
        "[\"The bridge will close on Monday,\"]k [Rowe]s [said]c. [\"We have no choice.\"]k states",
        "[\"The bridge,\"]k [she]s [said]c, [\"will close on Monday.\"]k states",
        "[The bridge will close on Monday]k, [Rowe]s [said in a statement]c. states",
        "[The bridge will close on Monday]k, [according to]c [the city council]s. states",
        "[According to]c [the city council]s, [the bridge will close on Monday]k. states",
        "According to [Reuters]l, [the Kremlin]s [said]c [the meeting had been postponed]k. states",
        "[Rowe]s [told]c reporters that [the bridge would close]k. states",
        "[Rowe]s [told]c the Hull Daily Mail [the bridge would close]k. states",
        "[Rowe]s [told]c CNN: [\"The bridge will close on Monday.\"]k states",
        "[A spokesman for the ministry]s [declined to comment]c. declines",
        "[The company]s [did not respond to a request for comment]c. declines",
        "[The ministry]s [has not commented]c on [the report]k. declines",
        "[A spokeswoman]s [would not say]c [whether the bridge was safe]k. declines",
        "[Rowe]s [denied that]c [the bridge was unsafe]k and accused the press of lying. denies",
        "[Rowe]s denied that the bridge was unsafe and [accused]c [the press of lying]k. alleges",
        "[Rowe]s [rejected]c [the allegation]k, calling it absurd. denies",
        "[Rowe]s rejected the allegation, [calling]c [it absurd]k. assesses",
        "[The report]s [found that]c [two million children were hungry]k. states",
        "[Police]s [say]c [the driver fled the scene]k. states",
        "[The driver]k [is believed]c [to have fled the scene]k. assesses",
        "[The driver]k [was accused of]c [leaving the scene]k. alleges",
        "[Rowe]s [warned that]c [the bridge could collapse]k, adding that repairs would take years. warns",
        "[Rowe]s warned that the bridge could collapse, [adding]c that [repairs would take years]k. states",
        "[Critics]s [accused]c [the mayor of ignoring the danger]k. alleges",
        "[Rowe]s [promised]c to [reopen the bridge by June]k. vows",
        "[The union]s [called on]c [the government to act]k. urges",
        "[Officials]s [said]c [the bridge was safe]k, but Rowe said it was not. states",
        "Officials said the bridge was safe, but [Rowe]s [said]c [it was not]k. states",
        "[The bridge is closed]k, [Xinhua]s [reported]c, citing [officials]l. states",
        "[Rowe]s [called]c [the plan a disaster]k. assesses",
        "[State media]s [reported that]c [the minister had resigned]k. states",
        "[The minister allegedly took bribes]k, [the indictment]s [says]c. states",
        "[Satellite images]s [show]c [two ships leaving the port]k. states",
        "In a letter to parliament, [Rowe]s [wrote]c that [repairs had failed]k. states",
        "Speaking to reporters in Paris, [the minister]s [said]c [talks had failed]k. states",
        "[Rowe]s [said]c [she believed the bridge was safe]k. states",
        "[The]k claim was [dismissed]c by [the ministry]s. denies",
        "[It is believed that]c [the driver fled]k. assesses",
        "[The minister, who resigned]s in May, [said]c [the talks had failed]k. states",
        "[\"Not true,\"]k [Rowe]s [replied]c. states",
        "[Rowe]s: [\"The bridge will close on Monday\"]k states",
        "[Two witnesses, who asked not to be named]s, [told]c the BBC [they saw smoke]k. states",
        "[He]s [said]c: [\"The bridge will close.\"]k states",
        "[A senior official]s [said]c Tuesday [the talks had failed]k. states",
    ]);
    silent(&[
        "I think the bridge is old.",
        "That said, the bridge is old.",
        "He has a say in the matter.",
        "The report was published on Monday.",
        "She wanted to say goodbye.",
    ]);
}

#[test]
fn relays_and_clauses_within_the_subject() {
    check(&[
        "[The paper]l quoted [the police chief]s as [saying]c that [the road was open]k. states",
        "[\"The road is open now,\"]k [Xinhua]l quoted [the mayor]s as [saying]c. states",
        "[The company]s that runs the dam above the village [denied]c on Sunday that [it had opened the gates]k. denies",
        "[A report by the ministry]s, cited by a daily, [said]c that [the road was open]k. states",
        "[He]s [cautioned]c, however, that [the gauge could be faulty]k. warns",
        "[One of its diplomats]s [said]c [the talks had failed]k. states",
        "[The army]s [has neither confirmed nor denied]c [the report]k. declines",
        "[Villagers]s [put]c [the number of missing at five]k. assesses",
    ]);
    silent(&["She is a hydrologist who has advised the government."]);
}

#[test]
fn nouns_of_saying() {
    check(&[
        "The stock fell after [Rowe]s's [announcement]c that [the bridge would close]k. states",
        "[He]s repeated his [assertion]c that [the press was lying]k. states",
    ]);
    silent(&["In the states that have voted, turnout was high.", "The bank will report their results on Monday."]);
}

#[test]
fn clauses_around_a_claim() {
    check(&[
        "[Rowe]s [said]c [the bridge would close]k, as she opened the meeting. states",
        "[Rowe]s [said]c [the bridge would close]k, but it is unclear when. states",
        "[Critics]s could plausibly [argue]c that [the bridge was safe]k. states",
        "[Rowe]s [asked]c [the council to close the bridge]k. urges",
    ]);
}

#[test]
fn courts_hear_what_is_said() {
    check(&[
        "[The court]s [heard]c that [the driver had fled]k. states",
        "[The driver had fled the scene]k, [the jury]s [heard]c. states",
        "[Rowe]s [told]c police [the bridge was safe]k, [a court]l heard. states",
        "[The court]l heard [he]s [told]c detectives [the bridge was safe]k. states",
        "[Jury]s [told]c [driver had fled the scene]k states",
    ]);
    silent(&["The court heard evidence from two doctors.", "They were told to leave the bridge."]);
}

#[test]
fn participles_and_descriptions() {
    check(&[
        "[Rowe]s [described]c [the plan as a disaster]k. assesses",
        "[Rowe]s [denied]c [any role]k, describing the report as absurd. denies",
        "[Rowe]s denied any role, [describing]c [the report as absurd]k. assesses",
        "[Rowe]s [rejected]c [the report of the ministry, a paper of two pages]k, saying it was absurd. denies",
        "[Rowe]s rejected the report of the ministry, a paper of two pages, [saying]c [it was absurd]k. states",
        "[Noting]c that [the talks had failed]k, [Rowe]s said the bridge would close. states",
        "Noting that the talks had failed, [Rowe]s [said]c [the bridge would close]k. states",
    ]);
    silent(&["Rowe stopped short of calling it a war.", "Rowe responded on Monday to the comments."]);
}

#[test]
fn occasions_between_subject_and_verb() {
    check(&[
        "[Rowe]s had in a recent interview [accused]c [the press of lying]k. alleges",
        "But [the mayor]s, in a statement by a lawyer, [described]c [the report as false]k. assesses",
        "[The office]s that oversees the city [urged]c [residents to leave]k. urges",
        "The fall came in a letter from [residents]s who [say]c [the bridge is old]k. states",
        "[Jane Rowe, a scholar who testified at the hearing]s, [said]c [the bridge was old]k. states",
    ]);
}

#[test]
fn nouns_and_things_claim_nothing() {
    silent(&[
        "The suspects have fled the city.",
        "She wrote a novel about the flood.",
        "She found a purse in the river.",
        "The men called to inform the mayor of the flood.",
    ]);
}

#[test]
fn sources_behind_their_content() {
    check(&[
        "[The bridge will close on Monday]k: [Mayor Jane Rowe]s states",
        "[Said]c [Mayor Jane Rowe]s: [\"The bridge will close on Monday.\"]k states",
        "[The bridge will close on Monday]k, [said]c [one of the officials]s. states",
        "[Police believe the driver fled]k, [said]c [Mayor Jane Rowe]s. states",
        "[Police]s [said]c [the driver fled]k, reports [Xinhua]l. states",
        "[\"The bridge will close on Monday,\"]k [Rowe]s [was quoted as saying]c. states",
        "[The bridge will close on Monday]k, [Rowe]s was quoted by [Xinhua]l as [saying]c. states",
        "[The bridge will stay closed]k, [Rowe]s [said]c on Tuesday, a day after the flood. states",
        "[The members are expected to strike]k, [the union]s [said]c, [the second time this year]k. states",
    ]);
}

#[test]
fn where_the_content_starts_and_ends() {
    check(&[
        "[Rowe]s [said]c [the bridge was safe]k even as engineers had doubts. states",
        "[Rowe]s [welcomed]c [the talks that led to the truce]k. assesses",
        "[The ministry]s [said]c on Friday [it opposed orders that hurt trade]k. states",
        "[Rowe]s [denied that]c [the bridge or that of the next town was unsafe]k. denies",
        "[The company]s [did not respond to a request for comment]c, but in a memo last month, Rowe said the bridge \
         was safe. declines",
        "The company did not respond to a request for comment, but in a memo last month, [Rowe]s [said]c [the bridge \
         was safe]k. states",
        "[The driver]k [is suspected of]c [leaving the scene]k. assesses",
        "[The ringleaders]k [are believed]c [to have fled]k. assesses",
        "[The men were suspected to be thieves]k, [according to]c [police]s. states",
    ]);
}
