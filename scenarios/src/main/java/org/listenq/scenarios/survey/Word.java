package org.listenq.scenarios.survey;

/** What a listening socket does, in one word: the closed vocabulary of the machine table. */
public enum Word {
    QUEUE("it is admitted"),
    COOKIE("it is answered by a SYN cookie, and no entry is made"),
    EVICT("it is admitted, and another entry goes without a word"),
    DROP("it is dropped without a word"),
    RST("the client is told by a reset, and nothing is kept"),
    KEEP("it is dropped, and the entry stays: the client is connected, the server not yet"),
    FORGET("it is dropped without a word, and nothing is kept: the client alone is connected"),
    DEFER("its entry waits, complete, in the incomplete queue until accept() makes room"),
    NEVER_FULL("it always gets in"),
    SILENT("nobody is told"),
    RESEND("the SYN-ACK is sent again, and the timer goes on"),
    RESTART("the SYN-ACK is sent again, and the timer starts anew"),
    IGNORE("nothing happens"),
    REMOVE("it leaves the queue, and accept() never sees it"),
    READ_FAILS("accept() returns it, and reading fails with ECONNRESET"),
    ACCEPT_FAILS("accept() takes it out and fails with ECONNABORTED"),
    LINGER("it stays until its timer fires or its next segment comes");

    private final String meaning;

    Word(String meaning) {
        this.meaning = meaning;
    }

    /** What it says, as a clause. */
    public String meaning() {
        return meaning;
    }
}
