package generate

// style is how a question is laid out.
type style struct {
	// short gives the question a stem on one line and options of a few words.
	short   bool
	heading heading
	// note is what follows the number in the heading, and asks tells that it says
	// how many options are wanted.
	note string
	asks bool
	// upright tells that a blank line stands below the heading.
	upright bool
	// remarks is how many further sentences the stem has, and bullets whether its
	// condition stands in a list.
	remarks int
	table   bool

	// label is how options are labelled, between is what stands between them.
	label   labelForm
	between gapForm
	// stop tells that options end in a full stop, wrapped that they run over two
	// lines where they have two sentences.
	stop, wrapped bool

	// ownHeading tells that the analysis has a heading, word is its word, and
	// noted that it repeats the note.
	ownHeading bool
	word       string
	noted      bool

	title    string // of the section with the option analyses
	analysis analysisForm
	marks    markForm
	key      keyForm
	answer   answerPlace
	// before and after are the sections around the option analyses.
	before, after [3]section
	// reasons is how many each option has, spaced whether a blank line stands below
	// its heading, fenced whether a fence stands in a reason.
	reasons int
	spaced  bool
	fenced  bool
	bullet  string
}

type labelForm uint8

const (
	labelDot labelForm = iota
	labelBracket
	labelBrackets
	labelBold
	labelBullet
)

type gapForm uint8

const (
	gapBlank gapForm = iota
	gapNone
	gapBreak     // a line that is only <br>
	gapEndBreaks // <br> at the end of each option
)

type analysisForm uint8

const (
	analysisBold      analysisForm = iota // **A. name**
	analysisPlain                         // A. name, bold for the key
	analysisHeading                       // #### A. name
	analysisBoldLabel                     // **A.** name
	analysisBracket                       // **A) name**
)

type markForm uint8

const (
	marksAll    markForm = iota // at the end of each reason
	marksMiddle                 // before a remark in brackets, in part
	marksPartly                 // not on the last reason of an option
	marksNone
)

type keyForm uint8

const (
	keyStar   keyForm = iota
	keyTag            // [정답], [Answer]
	keyStated         // the answer line alone
)

type answerPlace uint8

const (
	answerNowhere answerPlace = iota
	answerLast                // at the end of the analysis
	answerBelow               // below the option analyses
	answerFirst               // below the options
)

type section uint8

const (
	sectionNone section = iota
	sectionNeeds
	sectionTable
	sectionCode
	sectionNotes
)

// weighted draws an index with the given weights.
func weighted(r *random, weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := r.below(sum)
	for i, w := range weights {
		if n < w {
			return i
		}
		n -= w
	}
	return 0
}

func newStyle(r *random, q *question) style {
	l, a := q.subject.language, q.analysed
	s := style{
		short:      r.chance(20),
		heading:    pick(r, l.headings),
		upright:    r.chance(15),
		label:      labelForm(weighted(r, 80, 6, 4, 5, 5)),
		between:    gapForm(weighted(r, 70, 20, 5, 5)),
		stop:       r.chance(80),
		wrapped:    r.chance(10),
		ownHeading: r.chance(70),
		word:       pick(r, a.analyses),
		title:      pick(r, a.optionTitles),
		analysis:   analysisForm(weighted(r, 70, 10, 5, 10, 5)),
		marks:      markForm(weighted(r, 70, 10, 10, 10)),
		key:        keyForm(weighted(r, 80, 10, 10)),
		answer:     answerPlace(weighted(r, 60, 20, 15, 5)),
		reasons:    2 + r.below(3),
		spaced:     r.chance(10),
		fenced:     r.chance(10),
		bullet:     [...]string{"- ", "- ", "- ", "* ", "+ "}[r.below(5)],
	}
	if s.key == keyStated && s.answer == answerNowhere {
		s.answer = answerLast
	}
	switch want := q.form.want; {
	case want > 1 && r.chance(60):
		s.note, s.asks, s.noted = " ("+l.note[want]+")", true, r.chance(60)
	case r.chance(8):
		s.note = [...]string{" [B2]", " - Topic 3", " [SAA-C03]", ": 2024"}[r.below(4)]
	}
	if s.short {
		s.remarks = 0
		s.reasons = 1 + r.below(2)
		if s.marks == marksPartly {
			s.marks = marksNone
		}
		if r.chance(30) {
			s.after[0] = sectionNotes
		}
		return s
	}
	s.remarks = weighted(r, 50, 30, 15, 5)
	s.table = r.chance(5)
	kinds := []section{sectionNeeds, sectionTable, sectionCode, sectionNotes}
	s.before = [3]section{sectionNeeds, sectionNone, sectionNone}
	if r.chance(30) {
		s.before[1] = kinds[1+r.below(3)]
	}
	if r.chance(15) {
		s.before[0] = sectionNone
	}
	for i := range 1 + r.below(3) {
		s.after[i] = kinds[1+r.below(3)]
	}
	return s
}
