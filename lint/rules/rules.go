// Package rules holds the catalogue of qbank: one file a rule, named after its
// code.
package rules

import "github.com/qbank-dev/qbank/lint"

// All is the catalogue in the order of the codes.
func All() []*lint.Rule {
	return []*lint.Rule{
		malformedQuestionHeading,
		strayContent,
		unclosedFence,
		orphanAnalysis,
		invalidEncoding,
		malformedOption,
		missingStem,
		tooFewOptions,
		duplicateOptionLabel,
		optionLabelOrder,
		emptyOption,
		duplicateQuestionNumber,
		questionNumberOrder,
		fileNameMismatch,
		noCorrectOption,
		multipleCorrectOptions,
		answerCountMismatch,
		statedAnswerMismatch,
		unknownAnswerLabel,
		misplacedStar,
		keyWithoutStar,
		missingAnalysis,
		missingOptionAnalysisSection,
		optionNotAnalysed,
		unknownOptionAnalysed,
		duplicateOptionAnalysis,
		optionAnalysisOrder,
		correctOptionMarkedCon,
		distractorWithoutCon,
		correctOptionWithoutPro,
		unmarkedReason,
		contradictoryMarks,
		emptyOptionAnalysis,
		duplicateAnalysis,
		nonCanonicalMark,
		missingSection,
		schemaViolation,
		unusedSuppression,
		unknownRule,
	}
}

// Lookup finds a rule by its code or name, nil where there is none.
func Lookup(codeOrName string) *lint.Rule {
	for _, r := range All() {
		if r.Code == codeOrName || r.Name == codeOrName {
			return r
		}
	}
	return nil
}
