package rules

import (
	"strconv"
	"strings"
)

// quiz is a bank of small questions about capitals, for the examples of rules that
// only speak of many questions.
type quiz struct {
	// intro is the text before the first question.
	intro string
	// heading, stem and reason have %s where a question's number belongs, the
	// country that is asked for, and the one that an option is the capital of.
	heading, stem, section, reason string
	// capitals are pairs of a country and its capital.
	capitals [][2]string
	// options gives for question i the capitals to choose from, as indices; one of
	// them is i.
	options func(i int) []int
}

// String is the bank's text. It is made whenever the program starts, so that it is
// put together by hand.
func (q quiz) String() string {
	var b strings.Builder
	b.Grow(16 << 10)
	put := func(format, what string) {
		before, after, _ := strings.Cut(format, "%s")
		b.WriteString(before)
		b.WriteString(what)
		b.WriteString(after)
	}
	b.WriteString(q.intro)
	b.WriteByte('\n')
	for i, asked := range q.capitals {
		b.WriteByte('\n')
		put(q.heading, strconv.Itoa(i+1))
		b.WriteByte('\n')
		put(q.stem, asked[0])
		b.WriteString("\n\n")
		options := q.options(i)
		for k, o := range options {
			b.WriteByte('A' + byte(k))
			b.WriteString(". ")
			b.WriteString(q.capitals[o][1])
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
		b.WriteString(q.section)
		b.WriteByte('\n')
		for k, o := range options {
			star, mark := "", " ❌\n"
			if o == i {
				star, mark = " ⭐", " ✅\n"
			}
			b.WriteString("\n**")
			b.WriteByte('A' + byte(k))
			b.WriteString(". ")
			b.WriteString(q.capitals[o][1])
			b.WriteString("**")
			b.WriteString(star)
			b.WriteString("\n- ")
			put(q.reason, q.capitals[o][0])
			b.WriteString(mark)
		}
	}
	return b.String()
}

// keyAt are n indices of which one is i, at a position; the others are those some
// steps further on in a list of the given length.
func keyAt(i, position, n, length int) []int {
	options := make([]int, n)
	for k := range options {
		options[k] = (i + 7*k + 7) % length
	}
	options[position] = i
	return options
}

// englishCapitals and koreanCapitals are forty each.
var (
	englishCapitals = [][2]string{
		{"Austria", "Vienna"}, {"Belgium", "Brussels"}, {"Denmark", "Copenhagen"}, {"Finland", "Helsinki"},
		{"France", "Paris"}, {"Germany", "Berlin"}, {"Greece", "Athens"}, {"Hungary", "Budapest"},
		{"Iceland", "Reykjavik"}, {"Ireland", "Dublin"}, {"Italy", "Rome"}, {"Norway", "Oslo"},
		{"Poland", "Warsaw"}, {"Portugal", "Lisbon"}, {"Romania", "Bucharest"}, {"Spain", "Madrid"},
		{"Sweden", "Stockholm"}, {"Turkey", "Ankara"}, {"Egypt", "Cairo"}, {"Kenya", "Nairobi"},
		{"Morocco", "Rabat"}, {"Japan", "Tokyo"}, {"Mongolia", "Ulaanbaatar"}, {"Nepal", "Kathmandu"},
		{"Thailand", "Bangkok"}, {"Vietnam", "Hanoi"}, {"Cuba", "Havana"}, {"Peru", "Lima"},
		{"Australia", "Canberra"}, {"Canada", "Ottawa"}, {"Argentina", "Buenos Aires"}, {"Uruguay", "Montevideo"},
		{"Jamaica", "Kingston"}, {"Croatia", "Zagreb"}, {"Estonia", "Tallinn"}, {"Latvia", "Riga"},
		{"Lithuania", "Vilnius"}, {"Bulgaria", "Sofia"}, {"Serbia", "Belgrade"}, {"Ghana", "Accra"},
	}
	koreanCapitals = [][2]string{
		{"오스트리아", "빈"}, {"벨기에", "브뤼셀"}, {"덴마크", "코펜하겐"}, {"핀란드", "헬싱키"},
		{"프랑스", "파리"}, {"독일", "베를린"}, {"그리스", "아테네"}, {"헝가리", "부다페스트"},
		{"아이슬란드", "레이캬비크"}, {"아일랜드", "더블린"}, {"이탈리아", "로마"}, {"노르웨이", "오슬로"},
		{"폴란드", "바르샤바"}, {"포르투갈", "리스본"}, {"루마니아", "부쿠레슈티"}, {"스페인", "마드리드"},
		{"스웨덴", "스톡홀름"}, {"튀르키예", "앙카라"}, {"이집트", "카이로"}, {"케냐", "나이로비"},
		{"모로코", "라바트"}, {"일본", "도쿄"}, {"몽골", "울란바토르"}, {"네팔", "카트만두"},
		{"태국", "방콕"}, {"베트남", "하노이"}, {"쿠바", "아바나"}, {"페루", "리마"},
		{"오스트레일리아", "캔버라"}, {"캐나다", "오타와"}, {"아르헨티나", "부에노스아이레스"}, {"우루과이", "몬테비데오"},
		{"자메이카", "킹스턴"}, {"크로아티아", "자그레브"}, {"에스토니아", "탈린"}, {"라트비아", "리가"},
		{"리투아니아", "빌뉴스"}, {"불가리아", "소피아"}, {"세르비아", "베오그라드"}, {"가나", "아크라"},
	}
)

// koreanQuiz and englishQuiz make the bank in a language.
func koreanQuiz(intro string, options func(i int) []int) string {
	return quiz{
		intro:    "# 수도 40문제\n\n" + intro,
		heading:  "## 문제 %s",
		stem:     "%s의 수도는 어디인가?",
		section:  "### 선택지 분석",
		reason:   "%s의 수도",
		capitals: koreanCapitals,
		options:  options,
	}.String()
}

func englishQuiz(intro string, options func(i int) []int) string {
	return quiz{
		intro:    "# Forty questions about capitals\n\n" + intro,
		heading:  "## Question #%s",
		stem:     "Which city is the capital of %s?",
		section:  "### Option analysis",
		reason:   "the capital of %s",
		capitals: englishCapitals,
		options:  options,
	}.String()
}
