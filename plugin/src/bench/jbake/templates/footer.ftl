<footer>${published_posts?size} posts</footer>
</body>
</html>
