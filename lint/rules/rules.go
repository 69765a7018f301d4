// Package rules holds the catalogue of qbank: one file a rule, named after its
// code.
package rules

import (
	"slices"

	"github.com/qbank-dev/qbank/lint"
)

// structure are the rules about how questions are built, QB0 to QB3, in the order
// of their codes.
var structure = []*lint.Rule{
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
}

// contract are the rules about the document and about suppressions.
var contract = []*lint.Rule{
	schemaViolation,
	unusedSuppression,
	unknownRule,
}

// All returns the catalogue in the order of the codes.
func All() []*lint.Rule {
	return slices.Concat(structure, itemWriting, bankWide, textHygiene, contract)
}

// Lookup returns the rule with a code or name, nil where there is none.
func Lookup(codeOrName string) *lint.Rule {
	for _, r := range All() {
		if r.Code == codeOrName || r.Name == codeOrName {
			return r
		}
	}
	return nil
}
