package parser

// Node is a node of the tree: [File], [Question], [QuestionHeading], [Stem],
// [Option], [Body], [Analysis], [AnalysisHeading], [Section], [SectionHeading],
// [OptionAnalysis], [OptionAnalysisHeading], [Content], [Reason], [Closing],
// [Stray] or [BlockNode], all as pointers.
type Node interface {
	// Span is the node's place in the source.
	Span() Span
	// children calls visit for each child in source order.
	children(visit func(Node))
}

// Visitor visits the nodes of a tree. If Visit returns another visitor, that one
// visits the children of the node, and is called with nil after them.
type Visitor interface {
	Visit(n Node) Visitor
}

// Walk visits a tree in source order, parents before children, as the function of
// that name in go/ast does: it calls v.Visit with the node, which must not be
// nil; where that returns a visitor, the children are walked with it, and then it
// is called with nil.
//
// A file has its questions and analyses as children, in the order of the source;
// the analysis that was joined to a question (Question.Analysis) is not a child
// of it.
func Walk(v Visitor, n Node) {
	if v = v.Visit(n); v == nil {
		return
	}
	n.children(func(child Node) { Walk(v, child) })
	v.Visit(nil)
}

type inspector func(Node) bool

func (f inspector) Visit(n Node) Visitor {
	if f(n) {
		return f
	}
	return nil
}

// Inspect calls f for each node of a tree in source order, as the function of that
// name in go/ast does: where f returns true for a node, it is called for the
// children, and then with nil; where it returns false they are passed over, and
// so is the call with nil.
func Inspect(n Node, f func(Node) bool) { Walk(inspector(f), n) }

// Span is the whole file.
func (f *File) Span() Span { return Span{0, len(f.Source.Text)} }

func (f *File) children(visit func(Node)) {
	for _, r := range f.Records {
		if r.Question != nil {
			visit(r.Question)
		} else {
			visit(r.Analysis)
		}
	}
}

func (q *Question) children(visit func(Node)) {
	visit(&q.Heading)
	if q.Stem != nil {
		visit(q.Stem)
	}
	for _, o := range q.Options {
		visit(o)
	}
	visitBody(q.Tail, visit)
	for _, s := range q.Sections {
		visit(s)
	}
	if q.Stray != nil {
		visit(q.Stray)
	}
}

func (a *Analysis) children(visit func(Node)) {
	if a.Heading != nil {
		visit(a.Heading)
		visitBody(a.Body, visit)
	} else {
		// It was made of parts of its question, which has these as children.
		visitBody(a.Tail, visit)
	}
	for _, s := range a.Sections {
		visit(s)
	}
	if a.Stray != nil {
		visit(a.Stray)
	}
}

func (o *Option) children(visit func(Node)) { visitBody(o.Body, visit) }

func (s *Section) children(visit func(Node)) {
	visit(&s.Heading)
	visitBody(s.Body, visit)
	options, closing := s.Options, s.Closing
	for len(options)+len(closing) > 0 {
		if len(closing) == 0 || len(options) > 0 && options[0].Span().Start < closing[0].Span().Start {
			visit(options[0])
			options = options[1:]
			continue
		}
		visit(closing[0])
		closing = closing[1:]
	}
}

func (o *OptionAnalysis) children(visit func(Node)) {
	visit(&o.Heading)
	if o.Content == nil {
		return
	}
	reasons := o.Reasons
	for _, b := range o.Content.blocks {
		if b.Kind == ListItemBlock && len(reasons) > 0 {
			visit(reasons[0])
			reasons = reasons[1:]
			continue
		}
		visit(&BlockNode{b})
	}
}

func (c *Closing) children(visit func(Node)) { c.Body.children(visit) }

func (s *Stray) children(visit func(Node)) { s.Body.children(visit) }

func (b *Body) children(visit func(Node)) {
	for _, block := range b.blocks {
		visit(&BlockNode{block})
	}
}

func visitBody(b *Body, visit func(Node)) {
	if b != nil {
		visit(b)
	}
}

func (h *QuestionHeading) children(func(Node))       {}
func (h *AnalysisHeading) children(func(Node))       {}
func (h *SectionHeading) children(func(Node))        {}
func (h *OptionAnalysisHeading) children(func(Node)) {}
func (r *Reason) children(func(Node))                {}
func (b *BlockNode) children(func(Node))             {}

// BlockNode is a block without parts, as a node of the tree.
type BlockNode struct{ Block Block }

// Span is the block's place in the source.
func (b *BlockNode) Span() Span { return b.Block.Span }
