# fish completion for qbank
function __qbank_complete
    set -l words (commandline -opc) (commandline -ct)
    qbank __complete -- $words[2..-1] 2>/dev/null
end
function __qbank_has_candidates
    test (count (__qbank_complete)) -gt 0
end
complete -c qbank -n __qbank_has_candidates -f -a '(__qbank_complete)'
complete -c qbank -n 'not __qbank_has_candidates' -F
