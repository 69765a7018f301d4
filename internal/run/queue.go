package run

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// task is an item with its result to come.
type task[I, T any] struct {
	item   I
	result chan T
}

// inOrder calls work on the items, jobs at once, and next with the results, one at a time
// and in the order of the items. At most ahead items are taken before next gets the result
// of the first of them. An error from items or next, or a cancelled context, stops all and
// is returned. Items calls its argument with each item until that returns false.
func inOrder[I, T any](ctx context.Context, jobs, ahead int, items func(context.Context, func(I) bool) error, work func(I) T, next func(T) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	queue := make(chan task[I, T], ahead)
	todo := make(chan task[I, T], ahead)
	room := make(chan struct{}, ahead)
	group.Go(func() error {
		defer close(queue)
		defer close(todo)
		err := items(ctx, func(item I) bool {
			select {
			case room <- struct{}{}:
			case <-ctx.Done():
				return false
			}
			t := task[I, T]{item, make(chan T, 1)}
			queue <- t
			todo <- t
			return true
		})
		if err == nil {
			err = ctx.Err()
		}
		return err
	})
	for range jobs {
		group.Go(func() error {
			for t := range todo {
				if ctx.Err() != nil {
					return nil
				}
				t.result <- work(t.item)
			}
			return nil
		})
	}
	group.Go(func() error {
		for t := range queue {
			select {
			case result := <-t.result:
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := next(result); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
			<-room
		}
		return nil
	})
	return group.Wait()
}
