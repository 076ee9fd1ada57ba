namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>Which of the standard's tags (codelist releaseTag) a release carries: it follows from what was known before and what is now.</summary>
public static class ReleaseTags
{
    /// <summary>The tags; none where nothing changed.</summary>
    public static IReadOnlyList<string> Of(ProcessFacts before, ProcessFacts after) =>
        [.. Planning(before, after).Concat(Tender(before, after)).Concat(Awards(before, after)).Concat(Contracts(before, after)).Distinct()];

    private static IEnumerable<string> Planning(ProcessFacts before, ProcessFacts after)
    {
        if (before.Planning == after.Planning || after.Planning is not { } planning)
        {
            yield break;
        }

        yield return before.Planning is null ? "planning" : "planningUpdate";
        if (planning.WithdrawReason is not null && before.Planning?.WithdrawReason is null && after.Tender is null)
        {
            yield return "tenderCancellation";
        }
    }

    private static IEnumerable<string> Tender(ProcessFacts before, ProcessFacts after)
    {
        if (after.Tender is { } tender && before.Tender != tender)
        {
            yield return before.Tender switch
            {
                null => "tender",
                var known when known.Status != tender.Status && tender.Status == "cancelled" => "tenderCancellation",
                var known when known.Moves.Count < tender.Moves.Count => "tenderAmendment",
                _ => "tenderUpdate",
            };
        }
    }

    private static IEnumerable<string> Awards(ProcessFacts before, ProcessFacts after) =>
        from award in after.Awards
        let known = before.Awards.FirstOrDefault(a => a.Supplier.Id == award.Supplier.Id)
        where known != award
        select known is null ? "award" : award.Status == "cancelled" ? "awardCancellation" : "awardUpdate";

    private static IEnumerable<string> Contracts(ProcessFacts before, ProcessFacts after) =>
        from contract in after.Contracts
        let known = before.Contracts.FirstOrDefault(c => c.Signed.ContractId == contract.Signed.ContractId)
        where known?.Signed.Version != contract.Signed.Version
        from tag in Contract(known, contract)
        select tag;

    private static IEnumerable<string> Contract(ContractFacts? before, ContractFacts after)
    {
        if (before is null)
        {
            yield return "contract";
        }
        else if (after.Signed.State != before.Signed.State && after.Signed.State != "active")
        {
            yield return "contractTermination";
        }
        else if (after.Amendments.Count > before.Amendments.Count)
        {
            yield return "contractAmendment";
        }

        var moved = after.Signed.Milestones.Any(m => m.State != "planned");
        if (moved && (before is null || !after.Signed.Milestones.SequenceEqual(before.Signed.Milestones)))
        {
            yield return before?.Signed.Milestones.Any(m => m.State != "planned") == true ? "implementationUpdate" : "implementation";
        }
        else if (before is not null && after.Signed.State == before.Signed.State && after.Amendments.Count == before.Amendments.Count)
        {
            yield return "contractUpdate";
        }
    }
}
