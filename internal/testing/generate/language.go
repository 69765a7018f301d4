package generate

// language is what the questions of a language have in common.
type language struct {
	name string
	// stems are whole stems without the sentence that asks, short ones fit on a
	// line; both name a number, which a near-duplicate changes.
	stems, short []frame
	// asks is the sentence that asks.
	asks []frame
	// remarks are further sentences of a stem.
	remarks []frame
	// choose asks for several options, note does so in a heading, by their number.
	choose, note map[int]string

	// negative, statement and gap stand in for a sentence that asks, in faulty
	// questions.
	negative, statement, gap string

	// headings are what comes before the number of a question, and ends what comes
	// after it.
	headings []heading
	// analyses are the words that make a heading that of an analysis.
	analyses []string

	// optionTitles are titles of the section with the option analyses.
	optionTitles []string
	// pro, con, caution and plain are reasons.
	pro, con, caution, plain []frame
	// remark stands in brackets behind a mark.
	asides []string

	// needsTitles, tableTitles, codeTitles and noteTitles are titles of sections.
	needsTitles, tableTitles, codeTitles, noteTitles []string
	// needs are items of a list, with bold words.
	needs []frame
	// columns is the head of a table, cells are what stands in it.
	columns, cells []string
	// keys are names in a fence, values what they are set to.
	keys, values []string
	notes        []frame
	// answer are words of answer lines, and join what stands between labels.
	answers, joins []string

	// allAbove, noneAbove and both are options that refer to others; both has room
	// for two labels.
	allAbove, noneAbove string
	both                func(a, b byte) string
	// always, usually and filler begin an option with words that tell.
	always, usually, filler string
	// padding makes an option longer than the others.
	padding string
}

// heading is a heading of a question without its level and number.
type heading struct{ before, after string }

func newEnglish() *language {
	return &language{
		name: "english",
		stems: newFrames(
			"{Actor} in the {place} {activity} {time}. Lately {trouble}, and {n} people are affected. {limit}",
			"Consider {actor} that {activity} {time}. The site lies in the {place} and has {n} regular visitors. Since last year {trouble}. {limit}",
			"{limit} That is what {actor} in the {place} has to live with, which {activity} {time}. In {n} cases so far it mattered that {trouble}.",
			"For {n} weeks {actor} in the {place} has been in difficulties: {trouble}. At present it {activity} {time}. {limit}",
		),
		short: newFrames(
			"{Actor} in the {place} {activity}. After {n} days {trouble}.",
			"{Actor} {activity} {time}, but {trouble} ({n} reports).",
		),
		asks: newFrames(
			"Which solution meets these requirements and {goal}?",
			"Which of these proposals {goal}?",
			"Which measure {goal}?",
			"What should be done first, given that the best answer {goal}?",
		),
		remarks: newFrames(
			"A similar case {n} miles away ended in court.",
			"The last review, {n} months ago, came to no result.",
			"An outside expert was paid for {n} hours.",
			"The board meets again in {n} days.",
			"Of {n} letters that were sent out, a third came back.",
		),
		choose:    map[int]string{2: "(Choose two.)", 3: "(Choose three.)"},
		note:      map[int]string{2: "Choose two", 3: "Choose three"},
		negative:  "Which of these proposals is not suitable here?",
		statement: "The board would like to come to a decision this week.",
		gap:       "What helps here is ____ and nothing more.",
		headings: []heading{
			{"Question #", ""}, {"Question #", ""}, {"Question #", ""}, {"Question ", ""}, {"Q", ""}, {"QUESTION #", ""},
		},
		analyses:     []string{"Analysis", "Explanation", "Solution"},
		optionTitles: []string{"Option analysis", "Option analysis", "Option analysis:", "✅ Option analysis", "**Option analysis**"},
		pro: newFrames(
			"removes the cause of the fault, not its traces",
			"was running after {n} days in a comparable place",
			"{tool}: the failure described cannot happen again",
			"**Upkeep**: a single person looks after it",
			"fits what the stem says about the place",
			"lets the staff {deed} without extra shifts",
			"**Cost**: within {n} % of what is spent today",
			"keeps a trace of each step for later questions",
			"stays in order while the line is down",
			"every one of the stated conditions is met",
		),
		con: newFrames(
			"leaves the cause of the fault where it is",
			"takes {n} months, which nobody has",
			"{tool}: of no use for the case described",
			"**Upkeep**: needs a specialist on site",
			"breaks the condition that the stem ends with",
			"{means}: solves another problem",
			"**Cost**: {n} % above the budget",
			"a second place would fail in the same way",
			"fails as soon as two people work at once",
			"the loss would be noticed too late",
			"nothing could be taken back after a mistake",
		),
		caution: newFrames(
			"needs a day of training beforehand",
			"the price holds until the end of the year",
			"one supplier has a delivery time of {n} weeks",
		),
		plain: newFrames(
			"compare chapter {n} of the handbook",
			"often met in older banks of questions",
			"{tool} and {means} are independent of each other",
			"asked about in other words elsewhere",
		),
		asides:      []string{"(see the table)", "(as the stem says)", "(measured twice)", "(by the maker's figures)"},
		needsTitles: []string{"Requirements", "✅ Requirements", "The situation", "1. What is asked", "**Key points**"},
		tableTitles: []string{"Comparison", "📋 Comparison", "Side by side", "2.1 Overview"},
		codeTitles:  []string{"Configuration", "In figures", "⚙️ Set-up", "Worked example"},
		noteTitles:  []string{"Notes", "Further reading", "💡 In short", "Remarks"},
		needs: newFrames(
			"**Place**: {place}",
			"**When**: {time}",
			"**What went wrong**: {trouble}",
			"**Wanted**: what {goal}",
			"**People affected**: {n}",
			"the condition: {limit}",
		),
		columns: []string{"proposal", "effort", "risk", "verdict"},
		cells:   []string{"low", "medium", "high", "unclear", "✅", "❌", "⚠️", "none", "a week", "a month"},
		keys:    []string{"interval", "retention", "copies", "threshold", "timeout", "operators", "budget", "reserve"},
		values:  []string{"daily", "weekly", "none", "required", "optional", "✅ agreed", "❌ open"},
		notes: newFrames(
			"The case resembles one from {n} years ago, when the same measure was taken for other reasons.",
			"Where the figures differ, those of the later report count. See also `handbook --chapter {n}`.",
			"> What cannot be measured cannot be defended.",
			"The words of the stem decide: {limit}",
			"1. Read the last sentence first.\n2. Strike out what breaks a condition.\n3. Compare what is left.",
			"![the place on a map](images/{n}.png)",
			"A. as a first word of a sentence is no option here, nor is U.S. law.",
		),
		answers: []string{"Answer: ", "Correct Answer: ", "**Answer: "},
		joins:   []string{", ", " and ", " + ", ""},

		allAbove:  "All of the above",
		noneAbove: "None of the above",
		both:      func(a, b byte) string { return "Both " + string(a) + " and " + string(b) },
		always:    "Always ",
		usually:   "Usually ",
		filler:    "Then ",
		padding:   ", certified repeatedly by independent laboratories, documented exhaustively, recommended unanimously at symposiums, financed successfully by subsidies, bonds plus philanthropic endowments",
	}
}

func newKorean() *language {
	return &language{
		name: "korean",
		stems: newFrames(
			"{place}의 {Actor} {time} {activity}. 최근 {trouble}. 영향을 받은 사람은 {n}명이다. {limit}",
			"{Actor} {place}에 자리 잡고 있다. 이곳에서는 {time} {activity}. 하루에 {n}명이 드나드는데, 지난해부터 {trouble}. {limit}",
			"{limit} {place}의 {Actor} 이 사정을 안고 {time} {activity}. 지금까지 {n}건에서 {trouble}.",
			"벌써 {n}주째 {place}의 {Actor} 어려움을 겪고 있다. {trouble}. 현재는 {time} {activity}. {limit}",
		),
		short: newFrames(
			"{place}의 {Actor} {activity}. {n}일 만에 {trouble}.",
			"{Actor} {time} {activity}. 그런데 {trouble}({n}건).",
		),
		asks: newFrames(
			"이 조건에서 {goal} 방안은 무엇인가?",
			"다음 가운데 {goal} 것은?",
			"{goal} 대책을 고르시오.",
			"이때 {goal} 조치로 알맞은 것은 무엇입니까?",
		),
		remarks: newFrames(
			"{n}킬로미터 떨어진 곳에서도 비슷한 일이 재판까지 갔다.",
			"{n}달 전의 검토는 결론 없이 끝났다.",
			"외부 전문가에게 {n}시간을 맡겼다.",
			"이사회는 {n}일 뒤에 다시 모인다.",
			"보낸 편지 {n}통 가운데 삼분의 일이 되돌아왔다.",
		),
		choose:    map[int]string{2: "(두 개를 선택)", 3: "(3개 선택)"},
		note:      map[int]string{2: "2개 선택", 3: "세 개를 선택"},
		negative:  "다음 가운데 이 조건에 맞지 않는 것은?",
		statement: "이사회는 이번 주에 결정을 내리려 한다.",
		gap:       "여기에 알맞은 대책은 ____ 이다.",
		headings: []heading{
			{"Question #", ""}, {"Question #", ""}, {"문제 ", ""}, {"문제 ", "번"}, {"문항 ", ""}, {"Q", ""},
		},
		analyses:     []string{"분석", "분석", "해설", "풀이"},
		optionTitles: []string{"선택지 분석", "선택지 분석", "✅ 선택지 분석", "**✅ 선택지 분석**", "보기 분석:", "선지 분석"},
		pro: newFrames(
			"흔적이 아니라 원인을 없앰",
			"비슷한 곳에서 {n}일 만에 가동됨",
			"{tool}: 같은 고장이 되풀이되지 않음",
			"**관리 부담**: 한 사람이면 돌볼 수 있음",
			"지문이 말하는 사정에 들어맞음",
			"**비용**: 지금 쓰는 돈의 {n}% 안쪽",
			"단계마다 근거가 남음",
			"회선이 끊겨도 순서가 지켜짐",
			"요구사항 모두 충족",
		),
		con: newFrames(
			"원인이 그대로 남음",
			"{n}달이 걸려 기한을 넘김",
			"{tool}: 주어진 사례에는 쓸모가 없음",
			"**관리 부담**: 현장에 전문가가 있어야 함",
			"지문 마지막 조건을 어김",
			"{means}: 다른 문제를 푸는 수단",
			"**비용**: 예산보다 {n}% 많음",
			"두 번째 지점도 같은 식으로 멈춤",
			"둘이 함께 쓰면 곧바로 어긋남",
			"잃어버린 것을 너무 늦게 알게 됨",
		),
		caution: newFrames(
			"미리 하루 동안 교육이 필요함",
			"가격은 연말까지만 유효함",
			"납품까지 {n}주가 걸리는 곳이 있음",
		),
		plain: newFrames(
			"안내서 {n}장과 비교",
			"오래된 문제집에 자주 나옴",
			"{tool}, {means}: 서로 관계없음",
			"다른 말로도 출제됨",
		),
		asides:      []string{"(표 참고)", "(지문 그대로)", "(두 번 측정)", "(제조사 수치)"},
		needsTitles: []string{"요구사항", "✅ 요구사항", "문제 상황", "1. 핵심 조건", "**✅ 핵심 분석**"},
		tableTitles: []string{"비교", "📋 방안 비교", "한눈에 보기", "2.1 표로 정리"},
		codeTitles:  []string{"구성", "숫자로 보기", "⚙️ 설정 예", "계산"},
		noteTitles:  []string{"추가 설명", "더 알아보기", "💡 요약", "참고"},
		needs: newFrames(
			"**장소**: {place}",
			"**시점**: {time}",
			"**문제**: {trouble}",
			"**목표**: {goal} 것",
			"**인원**: {n}명",
			"조건: {limit}",
		),
		columns: []string{"방안", "노력", "위험", "판정"},
		cells:   []string{"낮음", "중간", "높음", "모름", "✅", "❌", "⚠️", "없음", "한 주", "한 달"},
		keys:    []string{"주기", "보존", "사본", "한계값", "제한 시간", "담당", "예산", "예비"},
		values:  []string{"매일", "매주", "없음", "필수", "선택", "✅ 합의", "❌ 미정"},
		notes: newFrames(
			"{n}년 전에도 닮은 사례가 있었고, 그때는 다른 까닭으로 같은 조치를 했다.",
			"수치가 다르면 나중 보고서를 따른다. `handbook --chapter {n}` 참고.",
			"> 잴 수 없는 것은 지킬 수 없다.",
			"지문의 말이 결정한다. {limit}",
			"1. 마지막 문장을 먼저 읽는다.\n2. 조건을 어기는 것을 지운다.\n3. 남은 것을 견준다.",
			"![지도](images/{n}.png)",
			"A안: 여기서는 선택지가 아니라 그냥 글이다.",
		),
		answers: []string{"정답: ", "**정답: ", "답: "},
		joins:   []string{", ", " + ", " 및 ", ""},

		allAbove:  "위의 모든 것",
		noneAbove: "해당 없음",
		both:      func(a, b byte) string { return string(a) + "와 " + string(b) },
		always:    "항상 ",
		usually:   "보통 ",
		filler:    "그 ",
		padding:   " 그리고 국제 학술대회에서 발표되고 권위자들이 빠짐없이 추천하였으며 선진 기관들이 성공리에 운용하고 독립된 실험기관이 거듭 인증하였을 뿐더러 수많은 논문으로 검증된 표준규격을 그대로 따른다",
	}
}
