package dev.viewpass.path.revocation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lists of one scope that one key signed, one after another: of the complete ones only the newest speaks, so that
 * two valid lists are never a matter of chance, and every delta that is newer still.
 */
final class CrlSeries {
    private static final Comparator<LoadedCrl> BY_NUMBER =
            Comparator.comparing((LoadedCrl crl) -> crl.number().orElseThrow()).thenComparing(LoadedCrl::thisUpdate);

    private final IssuingDistributionPoint scope;
    private final Optional<LoadedCrl> complete;
    private final List<LoadedCrl> deltas;

    private CrlSeries(IssuingDistributionPoint scope, List<LoadedCrl> lists) {
        this.scope = scope;
        this.complete = newest(lists.stream().filter(list -> !list.isDelta()).toList());
        this.deltas = lists.stream()
                .filter(LoadedCrl::isDelta)
                .filter(delta -> complete.isEmpty() || isNewer(delta, complete.get()))
                .toList();
    }

    /** Sorts the lists of one key by what they cover. */
    static List<CrlSeries> of(List<LoadedCrl> lists) {
        if (lists.size() == 1) {
            return List.of(new CrlSeries(lists.get(0).scope(), lists));
        }
        return lists.stream()
                .collect(Collectors.groupingBy(LoadedCrl::scope, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(series -> new CrlSeries(series.getKey(), series.getValue()))
                .toList();
    }

    IssuingDistributionPoint scope() {
        return scope;
    }

    /** The newest complete list. */
    Optional<LoadedCrl> complete() {
        return complete;
    }

    /** The deltas, but for those that the complete list has overtaken. */
    List<LoadedCrl> deltas() {
        return deltas;
    }

    // A list without a number can not be put in order by it; when it is the later one, it may know more.
    private static Optional<LoadedCrl> newest(List<LoadedCrl> lists) {
        Optional<LoadedCrl> numbered =
                lists.stream().filter(list -> list.number().isPresent()).max(BY_NUMBER);
        Optional<LoadedCrl> other =
                lists.stream().filter(list -> list.number().isEmpty()).max(Comparator.comparing(LoadedCrl::thisUpdate));
        if (numbered.isPresent() && other.isPresent()) {
            return isNewer(other.get(), numbered.get()) ? other : numbered;
        }
        return numbered.or(() -> other);
    }

    private static boolean isNewer(LoadedCrl one, LoadedCrl other) {
        boolean haveNumbers = one.number().isPresent() && other.number().isPresent();
        return haveNumbers
                ? BY_NUMBER.compare(one, other) > 0
                : one.thisUpdate().isAfter(other.thisUpdate());
    }
}
