package io.tidemark.functions.running;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a detector said of one value. */
record Verdict(boolean anomaly, double mean, double stddev, double score) {

    /** Judges one value after the other, in the order of the list. */
    static List<Verdict> of(AnomalyDetector<?> detector, List<Sample> samples) throws IOException {
        return of(detector, samples, samples.size());
    }

    /** The same with the state written and read before one of the samples. */
    static <S> List<Verdict> of(AnomalyDetector<S> detector, List<Sample> samples, int restoredBefore)
            throws IOException {
        List<Verdict> verdicts = new ArrayList<>();
        S state = detector.create();
        for (int i = 0; i < samples.size(); i++) {
            if (i == restoredBefore) {
                state = restored(detector, state);
            }
            verdicts.add(next(detector, state, samples.get(i)));
        }
        return verdicts;
    }

    /** Judges one more value. */
    static <S> Verdict next(AnomalyDetector<S> detector, S state, Sample sample) {
        Judgement judgement = new Judgement();
        boolean anomaly = detector.judge(state, sample.time(), sample.value(), judgement);
        return new Verdict(anomaly, judgement.mean(), judgement.stddev(), judgement.score());
    }

    static <S> byte[] bytes(AnomalyDetector<S> detector, S state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.write(state, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static <S> S restored(AnomalyDetector<S> detector, S state) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes(detector, state)));
        S read = detector.read(in);
        if (in.read() != -1) {
            throw new AssertionError("the state left bytes behind");
        }
        return read;
    }
}
